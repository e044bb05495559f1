using IceWarp.Office.Sandbox;

namespace IceWarp.Office.Tests;

/// <summary>The walls around a real worker with a document, as the kernel sees them.</summary>
public sealed class SandboxTests(OfficeFixture office) : IClassFixture<OfficeFixture>, IDisposable
{
    private OfficePool? _pool;

    // The thread that started a worker lives as long as its pool.
    public void Dispose() => _pool?.Dispose();

    [Fact]
    public async Task In_bubblewrap_a_worker_has_its_own_network_processes_and_files_no_rights_and_a_filter()
    {
        var settings = Path.Combine(AppContext.BaseDirectory, "appsettings.secret.json");
        await File.WriteAllTextAsync(settings, "{}");
        await using var document = await OpenAsync(SandboxKind.Bubblewrap);
        var process = $"/proc/{document.ProcessId}";
        foreach (var space in (string[])["net", "pid", "mnt", "ipc", "uts", "user"])
        {
            Link($"{process}/ns/{space}").Should().NotBe(Link($"/proc/self/ns/{space}"), space);
        }

        Status(process, "Seccomp").Should().Be("2");
        Status(process, "NoNewPrivs").Should().Be("1");
        Status(process, "CapEff").Should().Be("0000000000000000");
        File.Exists($"{process}/root/etc/passwd").Should().BeFalse();
        foreach (var folder in (string[])[Path.GetTempPath(), Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!])
        {
            var planted = Path.Combine(folder, $"planted-{Guid.NewGuid():N}");
            await File.WriteAllTextAsync(planted, "");
            File.Exists($"{process}/root{planted}").Should().BeFalse("only the program itself is lent, not what lies beside it: " + folder);
            File.Delete(planted);
        }

        var read = () => File.ReadAllText($"{process}/root{settings}");
        read.Should().Throw<UnauthorizedAccessException>("settings may hold secrets");
        File.Delete(settings);
        Directory.EnumerateFiles($"{process}/root/job", "document.docx").Should().ContainSingle("the document lies in the worker's memory");
    }

    [Fact]
    public async Task In_landlock_a_worker_opens_and_saves_behind_the_filter()
    {
        await using var document = await OpenAsync(SandboxKind.Landlock);
        Status($"/proc/{document.ProcessId}", "Seccomp").Should().Be("2");
        Status($"/proc/{document.ProcessId}", "NoNewPrivs").Should().Be("1");
        (await document.SaveAsync(endEditing: true, CancellationToken.None)).Length.Should().BeGreaterThan(1000);
    }

    private async Task<OfficeDocument> OpenAsync(SandboxKind kind)
    {
        _pool = office.CreatePool(options => options.Sandbox = kind);
        return await _pool.OpenAsync(OfficeFixture.Document("heading123.docx"), "heading123.docx", null, OfficeFixture.Alice, CancellationToken.None);
    }

    private static string? Link(string path) => new FileInfo(path).LinkTarget;

    private static string? Status(string process, string field) =>
        File.ReadLines($"{process}/status").First(line => line.StartsWith(field + ":", StringComparison.Ordinal)).Split('\t')[1];
}
