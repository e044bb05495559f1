namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Private resources (notes, 3.6).</summary>
internal static class SettingsRecordings
{
    public static IReadOnlyList<Recording> All { get; } =
    [
        new("SettingsStore/Get", async play => (await Settings(play).GetAsync("layout", default)).Should().Be("""{"a":"<1>"}""")),
        new("SettingsStore/Get.unknown", async play => (await Settings(play).GetAsync("layout", default)).Should().BeNull()),
        new("SettingsStore/Set", play => Settings(play).SetAsync("layout", """{"a":"<1>"}""", default)),
        new("SettingsStore/Set.again", play => Settings(play).SetAsync("layout", "new", default)),
    ];

    private static ISettingsStore Settings(Playback play) => play.Get<ISettingsStore>();
}
