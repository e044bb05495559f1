using System.Diagnostics;

namespace IceWarp.Office.Tests;

/// <summary>Limits, loss and the end of workers.</summary>
public sealed class PoolTests(OfficeFixture office) : IClassFixture<OfficeFixture>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_killed_worker_is_noticed_its_people_are_told_and_others_go_on()
    {
        await using var lost = await office.OpenAsync("heading123.docx");
        await using var kept = await office.OpenAsync("heading123.docx");
        using (var worker = Process.GetProcessById(lost.ProcessId))
        {
            worker.Kill();
        }

        (await lost.Ended.WaitAsync(Limit)).Fault.Should().Be(OfficeFault.Ended);
        var save = () => lost.SaveAsync(endEditing: true, CancellationToken.None);
        (await save.Should().ThrowAsync<OfficeException>()).Which.Fault.Should().Be(OfficeFault.Ended);
        (await kept.SaveAsync(endEditing: true, CancellationToken.None)).Length.Should().BeGreaterThan(1000);
    }

    [Fact]
    public async Task A_silent_worker_is_ended()
    {
        using var pool = office.CreatePool(options =>
        {
            options.SilenceLimit = TimeSpan.FromSeconds(1);
            options.WatchInterval = TimeSpan.FromMilliseconds(200);
        });
        await using var document = await OpenAsync(pool);
        using var stop = Process.Start("kill", ["-STOP", $"{document.ProcessId}"]);
        (await document.Ended.WaitAsync(Limit)).Fault.Should().Be(OfficeFault.TookTooLong);
    }

    [Fact]
    public async Task Memory_beyond_the_limit_ends_the_document_and_says_so()
    {
        OfficeOptions? limits = null;
        using var pool = office.CreatePool(options =>
        {
            options.WatchInterval = TimeSpan.FromMilliseconds(200);
            limits = options;
        });
        await using var document = await OpenAsync(pool);
        limits!.MemoryBytes = 1 << 20;
        (await document.Ended.WaitAsync(Limit)).Fault.Should().Be(OfficeFault.TooMuchMemory);
    }

    [Fact]
    public async Task More_documents_than_allowed_are_refused_until_one_is_closed_and_nothing_is_left_behind()
    {
        using var pool = office.CreatePool(options =>
        {
            options.Documents = 1;
            options.Waiting = 0;
        });
        var first = await OpenAsync(pool);
        var process = first.ProcessId;
        var second = () => OpenAsync(pool);
        (await second.Should().ThrowAsync<OfficeException>()).Which.Fault.Should().Be(OfficeFault.Busy);
        await first.DisposeAsync();
        IsAlive(process).Should().BeFalse();
        await using var third = await OpenAsync(pool);
        third.ProcessId.Should().NotBe(process);
    }

    [Fact]
    public async Task Without_LibreOffice_the_reason_is_said()
    {
        using var pool = office.CreatePool(options => options.Program = "/usr/lib/nowhere");
        var open = () => OpenAsync(pool);
        (await open.Should().ThrowAsync<OfficeException>()).Which.Should().Match<OfficeException>(fault =>
            fault.Fault == OfficeFault.NotInstalled && fault.Message.Contains("not installed", StringComparison.Ordinal));
        pool.Unusable.Should().NotBeNull();
    }

    [Fact]
    public async Task Two_people_see_each_other_and_a_reader_cannot_write()
    {
        await using var document = await office.OpenAsync("heading123.docx");
        var alice = document.Views.Single();
        var bob = await document.AddViewAsync(new ViewSettings("Bob", "pl-PL", ViewAccess.Read), CancellationToken.None);
        await alice.DoneAsync(new ViewInput.TypeText("seen by both"));
        await bob.HearAsync(ViewEventKind.InvalidateTiles);
        var write = () => bob.DoAsync(new ViewInput.TypeText("no"), CancellationToken.None);
        (await write.Should().ThrowAsync<OfficeException>()).Which.Fault.Should().Be(OfficeFault.NotAllowed);
        await document.RemoveViewAsync(bob, CancellationToken.None);
        document.Views.Should().Equal(alice);
    }

    // A process that has ended stays a zombie until its new parent, the system's first process, takes note of it (proc_pid_stat(5): state Z or X).
    private static bool IsAlive(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static Task<OfficeDocument> OpenAsync(OfficePool pool) =>
        pool.OpenAsync(OfficeFixture.Document("heading123.docx"), "heading123.docx", null, OfficeFixture.Alice, CancellationToken.None);
}
