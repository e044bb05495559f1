using static IceWarp.Adapter.Tests.Recorded.Recording;

namespace IceWarp.Adapter.Tests.Recorded;

/// <summary>Contacts (notes, 4.7).</summary>
internal static class ContactRecordings
{
    private static string ContactId => Id("Contacts", "1");

    public static IReadOnlyList<Recording> All { get; } =
    [
        new("ContactStore/List", async play => (await Contacts(play).ListAsync("a b", Window.First(10), default)).Should().BeEquivalentTo(
            new Slice<Contact>(
                [
                    new Contact(Id("~bob@demo.test/People", "9"), Id("~bob@demo.test/People"), "Jan Bár", "", [], [], null),
                    new Contact(
                        ContactId, Id("Contacts"), "Nová, Eva", "ACME", ["eva@x.test", "eva@y.test"], ["+48 1"], new DateOnly(1990, 1, 1)),
                ],
                2),
            options => options.WithStrictOrdering())),
        new("ContactStore/Get", async play => (await Contacts(play).GetAsync(ContactId, default)).Should().BeEquivalentTo(
            new Contact(ContactId, Id("Contacts"), "Eva Nová", "ACME", ["eva@x.test", "eva@work.test"], ["+48 1"], null))),
        new("ContactStore/Create", async play => (await Contacts(play).CreateAsync(
            null,
            new ContactDraft("Eva", "Nová", "ACME", ["eva@x.test", "eva@y.test"], "+48 1", new DateOnly(1990, 1, 1)),
            default)).Should().Be(ContactId)),
        new("ContactStore/Delete", play => Contacts(play).DeleteAsync(ContactId, default)),
    ];

    private static IContactStore Contacts(Playback play) => play.Get<IContactStore>();
}
