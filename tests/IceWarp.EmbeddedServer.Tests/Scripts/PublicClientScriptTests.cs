using System.Diagnostics;
using IceWarp.Testing;

namespace IceWarp.EmbeddedServer.Tests.Scripts;

/// <summary>Runs <c>public-client.sh</c>, real bash, curl, grep and sed, against the running host.</summary>
public sealed class PublicClientScriptTests(EmbeddedHost embedded) : IClassFixture<EmbeddedHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_shell_client_signs_in_works_and_signs_out()
    {
        var (status, output) = await RunAsync(Demo.PasswordOf(Demo.Alice));

        output.Should().Be("ok token\nok cookie\nok session\nok refresh\nok items\nok folder\nok upload\nok import\nok logout\n");
        status.Should().Be(0);
    }

    [Fact]
    public async Task With_a_wrong_password_it_gets_no_token()
    {
        var (status, output) = await RunAsync("guess");

        output.Should().StartWith("FAILED token\n");
        status.Should().Be(1);
    }

    private async Task<(int Status, string Output)> RunAsync(string password)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Scripts", "public-client.sh");
        using var process = Process.Start(new ProcessStartInfo("bash", [script, embedded.Host.Address.ToString(), Demo.Alice, password])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("bash did not start.");
        using var limit = new CancellationTokenSource(Limit);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output);
    }
}
