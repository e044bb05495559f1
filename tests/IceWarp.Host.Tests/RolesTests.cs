using System.Diagnostics;

namespace IceWarp.Host.Tests;

/// <summary>The program itself, as a child process.</summary>
public sealed class RolesTests
{
    [Theory]
    [InlineData("dance", 64, "no role 'dance'")]
    [InlineData("--Server:Kind=exchange", 78, "Server:Kind is 'exchange'")]
    [InlineData("--Session:Lifetime=soon", 78, "Session:Lifetime")]
    [InlineData("--Frame:Ancestors:0=*", 78, "Frame:Ancestors")]
    [InlineData("--Embedded:AppsUrl=apps.example.com", 78, "Embedded:AppsUrl must be the address of the apps' host")]
    [InlineData("--Embedded:AppsUrl=https://apps.example.com/dashboard", 78, "nothing after the port")]
    [InlineData("--Embedded:QuotaMb=-1", 78, "Embedded:QuotaMb must be 0")]
    [InlineData("--Embedded:AppsUrl=ftp://apps.example.com", 78, "http or https")]
    public async Task A_fault_is_one_sentence_and_an_exit_code(string argument, int code, string sentence)
    {
        var (exit, _, error) = await RunAsync(argument);
        exit.Should().Be(code);
        error.Should().Contain(sentence).And.NotContain("   at ");
    }

    [Theory]
    [InlineData("--help", "icewarp [serve]")]
    [InlineData("--version", ".")]
    public async Task It_says_what_it_is(string argument, string text)
    {
        var (exit, output, _) = await RunAsync(argument);
        exit.Should().Be(0);
        output.Should().Contain(text);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(string argument)
    {
        var folder = Directory.CreateTempSubdirectory("icewarp-roles-").FullName;
        try
        {
            var start = new ProcessStartInfo("dotnet", [typeof(IceWarpHost).Assembly.GetName().Name + ".dll", argument, "--port=0", $"--data={folder}"])
            {
                WorkingDirectory = AppContext.BaseDirectory,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException("No process.");
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
