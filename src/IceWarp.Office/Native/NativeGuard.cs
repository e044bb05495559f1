namespace IceWarp.Office.Native;

/// <summary>The outermost frame of every call from native code: no exception may cross it, so the process ends with a sentence instead.</summary>
internal static class NativeGuard
{
    // EX_SOFTWARE of sysexits.h
    private const int Software = 70;

    /// <summary>Runs the call.</summary>
    public static int Run(Func<int> call)
    {
        try
        {
            return call();
        }
        catch (Exception fault) when (Report(fault))
        {
            return -1;
        }
    }

    private static bool Report(Exception fault)
    {
        Console.Error.WriteLine($"document-worker: {fault}");
        LibC.Exit(Software);
        return true;
    }
}
