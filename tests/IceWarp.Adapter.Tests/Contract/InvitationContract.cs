namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What invitations between two people of a server have to do.</summary>
public abstract class InvitationContract(ServerUnderContract server)
{
    [Theory]
    [InlineData(Participation.Accepted)]
    [InlineData(Participation.Tentative)]
    [InlineData(Participation.Declined)]
    public async Task An_invited_person_answers_and_the_organiser_sees_it(Participation answer)
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var title = $"invitation {Guid.NewGuid():N}";
        var id = await InviteAsync(person, title, day: 1);

        var invited = await FindAsync(other, title, day: 1);
        var before = await other.Get<ICalendarStore>().GetAsync(invited.Id, CancellationToken.None);
        await other.Get<ICalendarStore>().AnswerAsync(invited.Id, answer, CancellationToken.None);

        invited.IsInvitation.Should().BeTrue();
        (await FindAsync(person, title, day: 1)).IsInvitation.Should().BeFalse();
        before.Attendees.Should().ContainSingle(attendee => attendee.IsOrganizer).Which.Mailbox.Address.Should().BeEquivalentTo(server.Email);
        Of(before).Should().Be(Participation.NeedsAction);
        var after = await other.Get<ICalendarStore>().GetAsync(invited.Id, CancellationToken.None);
        Of(after).Should().Be(answer);
        after.Summary.IsBusy.Should().Be(answer != Participation.Declined);
        after.Summary.IsTentative.Should().Be(answer == Participation.Tentative);
        Of(await person.Get<ICalendarStore>().GetAsync(id, CancellationToken.None)).Should().Be(answer);
    }

    [Fact]
    public async Task An_answer_may_change_and_outdates_what_the_organiser_read()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var title = $"invitation {Guid.NewGuid():N}";
        var id = await InviteAsync(person, title, day: 2);
        var invited = await FindAsync(other, title, day: 2);
        await other.Get<ICalendarStore>().AnswerAsync(invited.Id, Participation.Declined, CancellationToken.None);
        var read = await person.Get<ICalendarStore>().GetAsync(id, CancellationToken.None);

        await other.Get<ICalendarStore>().AnswerAsync(invited.Id, Participation.Accepted, CancellationToken.None);

        Func<Task> stale = () => person.Get<ICalendarStore>().UpdateAsync(id, Draft(title, day: 2), read.Summary.Version, CancellationToken.None);
        await stale.ShouldFailWithAsync(ServerFailure.ChangedMeanwhile);
        Of(await person.Get<ICalendarStore>().GetAsync(id, CancellationToken.None)).Should().Be(Participation.Accepted);
    }

    [Fact]
    public async Task A_cancelled_event_leaves_the_calendar_of_the_invited()
    {
        await using var person = await server.SignInAsync();
        await using var other = await server.SignInOtherAsync();
        var title = $"invitation {Guid.NewGuid():N}";
        var id = await InviteAsync(person, title, day: 3);
        await FindAsync(other, title, day: 3);

        await person.Get<ICalendarStore>().DeleteAsync(id, occurrence: null, CancellationToken.None);

        (await ListAsync(other, day: 3)).Should().NotContain(found => found.Title == title);
    }

    [Fact]
    public async Task Who_is_not_invited_cannot_answer()
    {
        await using var person = await server.SignInAsync();
        var id = await InviteAsync(person, "mine", day: 4);

        Func<Task> answer = () => person.Get<ICalendarStore>().AnswerAsync(id, Participation.Accepted, CancellationToken.None);

        await answer.ShouldFailWithAsync(ServerFailure.Refused);
    }

    private Task<string> InviteAsync(PersonScope person, string title, int day) =>
        person.Get<ICalendarStore>().CreateAsync(null, Draft(title, day), CancellationToken.None);

    private EventDraft Draft(string title, int day) => new(
        title, "", RichText.Empty, new EventTime(At(day, 9), At(day, 10), IsAllDay: false, "Europe/Prague"), null,
        [
            new Attendee(new Mailbox("", server.Email), Participation.Accepted, IsOrganizer: true, IsOptional: false),
            new Attendee(new Mailbox("", server.OtherEmail), Participation.NeedsAction, IsOrganizer: false, IsOptional: false),
        ],
        null, IsBusy: true, IsPrivate: false, []);

    private Participation Of(CalendarEventDetail detail) => detail.Attendees
        .Single(attendee => string.Equals(attendee.Mailbox.Address, server.OtherEmail, StringComparison.OrdinalIgnoreCase)).Participation;

    private static async Task<CalendarEvent> FindAsync(PersonScope person, string title, int day) =>
        (await ListAsync(person, day)).Should().ContainSingle(found => found.Title == title).Which;

    private static Task<IReadOnlyList<CalendarEvent>> ListAsync(PersonScope person, int day) =>
        person.Get<ICalendarStore>().ListAsync(At(day, 0), At(day + 1, 0), "Europe/Prague", null, CancellationToken.None);

    private static DateTimeOffset At(int day, int hour) => new(2031, 3, day, hour, 0, 0, TimeSpan.FromHours(1));
}
