using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Sign-in, handover, person (notes, 2 and 3.1).</summary>
internal static class IdentityRecordings
{
    private const string Email = AdapterInTest.Email;

    public static IReadOnlyList<Recording> All { get; } =
    [
        SignIn("Identity/SignIn"),
        SignIn("Identity/SignIn.digest"),
        SignIn("Identity/SignIn.plain"),
        new("Identity/SignIn.wrong", play => Failing(() => Identity(play).SignInAsync(Email, "p&<1>", default), ServerFailure.WrongCredentials))
        {
            Session = null,
        },
        TakeOver("Identity/TakeOver", "wm-handed"),
        TakeOver("Identity/TakeOver.bound", "wm-9"),
        new("Identity/WhoAmI", async play => (await Identity(play).WhoAmIAsync(default)).Should().Be(
            new Person(Email, "Ann Nová", "Europe/Warsaw", "pl", 2048, 1024 * 1024))),
        new("Identity/WhoAmI.bare", async play => (await Identity(play).WhoAmIAsync(default)).Should().Be(new Person(Email, Email, null, null, null, null))),
        new("Identity/SignOut", play => Identity(play).SignOutAsync(default)),
    ];

    private static IIdentity Identity(Playback play) => play.Get<IIdentity>();

    private static Recording SignIn(string name) =>
        new(name, async play => (await Identity(play).SignInAsync(Email, "p&<1>", default)).Should().Be(new ServerSession(Email, "wm-9", "p&<1>")))
        {
            Session = null,
        };

    // Of WebClient's own session there is no secret.
    private static Recording TakeOver(string name, string token) =>
        new(name, async play => (await Identity(play).TakeOverAsync("wm-handed", default)).Should().Be(new ServerSession(Email, token, null)))
        {
            Session = null,
        };
}
