using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Conferences by icewarpapi (notes, 6.3).</summary>
internal static class MeetingRecordings
{
    private const string MeetingId = "123456789@mail.demo.test";

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("MeetingStore/Create", async play =>
            (await Meetings(play).CreateAsync(new MeetingDraft("Review & plan", "tajne", Lobby: true, "pl"), default)).Should().Be(MeetingId)),
        new("MeetingStore/Get", async play => (await Meetings(play).GetAsync("123456789_mail.demo.test", default)).Should().Be(new Meeting(
            MeetingId, "ann@demo.test", "Ann Nová", "Review & plan", At(1, 1, 9), At(1, 1, 10), HasPassword: true,
            new Uri("https://mail.demo.test/conference/123456789"), "77"))),
        new("MeetingStore/Get.adhoc", async play => (await Meetings(play).GetAsync(MeetingId, default)).Should().Be(
            new Meeting(MeetingId, "", "", "Now", null, null, HasPassword: false, null, null))),
        new("MeetingStore/Get.unknown", play => Failing(() => Meetings(play).GetAsync(MeetingId, default), ServerFailure.NotFound)),
        new("MeetingStore/GetTicket", async play =>
            (await Meetings(play).GetTicketAsync(MeetingId, "tajne", default)).Should().Be(new MeetingTicket("aaa.bbb.ccc", "123456789", "Review"))),
        new("MeetingStore/GetTicket.expired", async play => (await Meetings(play).GetTicketAsync(MeetingId, null, default)).Jwt.Should().Be("aaa.bbb.ccc")),
    ];

    private static IMeetingStore Meetings(Playback play) => play.Get<IMeetingStore>();
}
