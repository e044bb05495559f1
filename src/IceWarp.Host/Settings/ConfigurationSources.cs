using System.Reflection;

namespace IceWarp.Host.Settings;

/// <summary>
/// Where settings come from, later ones first in right: the appsettings.json inside this program, the one beside the program, the one in the
/// current folder, variables <c>ICEWARP_Section__Key</c>, switches <c>--Section:Key=value</c>.
/// </summary>
internal static class ConfigurationSources
{
    private const string File = "appsettings.json";

    private static readonly Dictionary<string, string> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--data"] = "Data:Folder",
        ["--port"] = "Port",
        ["--urls"] = "Urls",
    };

    /// <summary>Replaces whatever sources there were.</summary>
    public static void UseSettings(this ConfigurationManager configuration, string[] args)
    {
        configuration.Sources.Clear();
        var embedded = Assembly.GetExecutingAssembly().GetManifestResourceStream(File)
            ?? throw new InvalidOperationException("The program was built without its appsettings.json.");
        configuration.AddJsonStream(embedded);
        foreach (var folder in new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal))
        {
            configuration.AddJsonFile(Path.Combine(folder, File), optional: true, reloadOnChange: false);
        }

        configuration.AddEnvironmentVariables("ICEWARP_");
        configuration.AddCommandLine(args, Switches);
        if (configuration["Port"] is { Length: > 0 } port)
        {
            configuration["Urls"] = $"http://127.0.0.1:{port}";
        }
    }
}
