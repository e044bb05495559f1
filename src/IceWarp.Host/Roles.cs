using System.Reflection;
using IceWarp.Host.Settings;
using IceWarp.Office;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace IceWarp.Host;

/// <summary>The roles of the one binary, chosen by its first word. Without a word it serves.</summary>
internal static class Roles
{
    // sysexits.h
    private const int Usage = 64;
    private const int Unavailable = 69;
    private const int Configuration = 78;

    private const string Help =
        """
        icewarp [serve] [--port N] [--data DIR] [--Section:Key=value ...]

          serve         answer browsers (the default)
          --port N      listen on 127.0.0.1, port N; 0 takes a free one
          --urls URL    listen there instead, http://0.0.0.0:8080
          --data DIR    where keys, pictures and the embedded server's database are kept
          --help        this text
          --version     the version

        Settings: appsettings.json beside the program or in the current folder, variables ICEWARP_Section__Key, switches.
        """;

    /// <summary>Runs the role to its end. Returns the exit code of the process.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        switch (args.FirstOrDefault(argument => argument is "--help" or "-h" or "--version") ?? args.FirstOrDefault())
        {
            case "--help" or "-h":
                Console.WriteLine(Help);
                return 0;
            case "--version":
                Console.WriteLine(Version());
                return 0;
            case "serve":
                return await ServeAsync(args[1..]);
            case "document-worker" when OperatingSystem.IsLinux():
                return OfficeExtensions.RunDocumentWorker(args[1..]);
            case { } word when !word.StartsWith('-'):
                await Console.Error.WriteLineAsync($"icewarp: there is no role '{word}'. The roles are: serve. See icewarp --help.");
                return Usage;
            default:
                return await ServeAsync(args);
        }
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        try
        {
            await using var app = IceWarpHost.Build(args);
            await IceWarpHost.StartAsync(app, CancellationToken.None);
            Announce(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (OptionsValidationException invalid)
        {
            return await RefuseAsync(Configuration, invalid.Failures);
        }
        catch (InvalidOperationException unreadable) when (unreadable.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            return await RefuseAsync(Configuration, [unreadable.Message + "."]);
        }
        catch (InvalidDataException unreadable)
        {
            return await RefuseAsync(Configuration, [unreadable.Message]);
        }
        catch (UnauthorizedAccessException denied)
        {
            return await RefuseAsync(Configuration, [denied.Message]);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            return await RefuseAsync(Unavailable, [taken.Message]);
        }
    }

    private static async Task<int> RefuseAsync(int code, IEnumerable<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            await Console.Error.WriteLineAsync($"icewarp: {sentence}");
        }

        return code;
    }

    private static void Announce(WebApplication app)
    {
        Console.WriteLine($"ready {app.Urls.First()}");
        if (app.Configuration.UsesEmbeddedServer())
        {
            Console.WriteLine("demo accounts: alice@demo.test, bob@demo.test, carol@demo.test; the password is the name and -demo: alice-demo");
        }
    }

    private static string Version() =>
        typeof(Roles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
}
