using System.IO.Pipelines;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Dashboard.Backgrounds;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.Modules.Dashboard.Tests.Backgrounds;

public sealed class PictureBodyTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_read_and_one_byte_more_is_not()
    {
        (await Read(new MemoryStream(new byte[PictureBody.MostBytes]), null)).Should().HaveCount(PictureBody.MostBytes);
        await Refused(() => Read(new MemoryStream(new byte[PictureBody.MostBytes + 1]), null), "dashboard.background_too_large");
    }

    [Fact]
    public Task A_declared_length_over_the_limit_is_refused_unread() =>
        Refused(() => Read(Stream.Null, PictureBody.MostBytes + 1), "dashboard.background_too_large");

    [Fact]
    public async Task A_body_that_does_not_arrive_is_given_up()
    {
        var pipe = new Pipe();
        var read = Read(pipe.Reader.AsStream(), 100);
        _time.Advance(TimeSpan.FromSeconds(60));
        await Refused(() => read, "dashboard.background_too_slow");
    }

    private Task<byte[]> Read(Stream body, long? length) =>
        PictureBody.ReadAsync(body, length, TimeSpan.FromSeconds(60), _time, CancellationToken.None);

    private static async Task Refused(Func<Task> read, string code) =>
        (await read.Should().ThrowAsync<ProblemException>()).Which.Problem.Code.Should().Be(code);
}
