using IceWarp.Testing;

namespace IceWarp.Benchmarks;

/// <summary>Size of the published file beside the .NET runtime and ASP.NET Core that it contains.</summary>
internal static class FileSize
{
    public static async IAsyncEnumerable<Figure> MeasureAsync()
    {
        await Task.CompletedTask;
        var framework = new[] { typeof(object), typeof(Microsoft.AspNetCore.Http.HttpContext) }
            .Select(type => new DirectoryInfo(FrameworkFolder(type)))
            .Sum(folder => folder.EnumerateFiles().Sum(file => file.Length));
        yield return new Figure("published file; baseline: the frameworks inside it", new FileInfo(PublishedFile.Binary).Length / 1e6, framework / 1e6, "MB");
    }

    private static string FrameworkFolder(Type type) =>
        Path.GetDirectoryName(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!.ToString()!.Split(':').First(path =>
            string.Equals(Path.GetFileNameWithoutExtension(path), type.Assembly.GetName().Name, StringComparison.Ordinal)))!;
}
