namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>People by icewarpapi (notes, 1.6 and 5).</summary>
internal static class DirectoryRecordings
{
    public static IReadOnlyList<Recording> All { get; } =
    [
        new("Directory/List", async play => (await People(play).ListAsync("bo*b", new Window(10, 5), default)).Should().BeEquivalentTo(
            new Slice<DirectoryEntry>([new("bob@demo.test", "Bob Bár"), new("carol@demo.test", "carol@demo.test")], 12))),
        new("Directory/OpenAvatar", async play =>
        {
            await using var picture = (await People(play).OpenAvatarAsync("bob@demo.test", default))!;

            picture.MediaType.Should().Be("image/png");
            (await picture.ReadTextAsync()).Should().Be("PNG");
        }),
        new("Directory/OpenAvatar.none", async play => (await People(play).OpenAvatarAsync("bob@demo.test", default)).Should().BeNull()),
    ];

    private static IDirectory People(Playback play) => play.Get<IDirectory>();
}
