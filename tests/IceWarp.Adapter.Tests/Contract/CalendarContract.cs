namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What calendars have to do on any server.</summary>
public abstract class CalendarContract(ServerUnderContract server)
{
    private const string Prague = "Europe/Prague";

    [Fact]
    public async Task An_event_comes_back_as_it_was_planned()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var draft = Draft("Porada & <oběd>", At(2026, 7, 1, 9, 30, 2), TimeSpan.FromMinutes(45)) with
        {
            Location = "Místnost 2",
            Description = new RichText("<p>agenda</p>", IsHtml: true),
            ReminderMinutes = 75,
            IsPrivate = true,
            IsBusy = false,
            Tags = ["work"],
        };

        var id = await calendar.CreateAsync(null, draft, CancellationToken.None);
        var read = await calendar.GetAsync(id, CancellationToken.None);

        read.Summary.Should().BeEquivalentTo(new { draft.Title, draft.Location, IsBusy = false, IsPrivate = true, Occurrence = (DateOnly?)null });
        read.Summary.Time.Should().Be(draft.Time);
        read.Summary.Tags.Should().Equal("work");
        read.Summary.Uid.Should().NotBeEmpty();
        read.Description.Should().Be(draft.Description);
        read.ReminderMinutes.Should().Be(75);
        read.Recurrence.Should().BeNull();
    }

    [Theory]
    [InlineData("Pacific/Auckland", 13)]
    [InlineData("America/Los_Angeles", -8)]
    [InlineData("UTC", 0)]
    public async Task An_all_day_event_is_on_its_day_in_every_zone(string zone, int offset)
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var folder = await person.NewFolderAsync(FolderKind.Events);
        var time = new EventTime(At(2026, 1, 14, 0, 0, 0), At(2026, 1, 16, 0, 0, 0), IsAllDay: true, TimeZone: null);
        await calendar.CreateAsync(folder.Id, Draft("days", time.Start, TimeSpan.Zero) with { Time = time }, CancellationToken.None);

        var before = await DayAsync(13);
        var first = await DayAsync(14);
        var last = await DayAsync(15);
        var after = await DayAsync(16);

        before.Should().BeEmpty();
        first.Should().ContainSingle().Which.Time.Should().Be(time);
        last.Should().ContainSingle().Which.Time.Should().Be(time);
        after.Should().BeEmpty();

        Task<IReadOnlyList<CalendarEvent>> DayAsync(int day) =>
            calendar.ListAsync(At(2026, 1, day, 0, 0, offset), At(2026, 1, day + 1, 0, 0, offset), zone, folder.Id, CancellationToken.None);
    }

    [Theory]
    [InlineData("Pacific/Auckland", 13)]
    [InlineData("America/Los_Angeles", -8)]
    public async Task A_floating_event_is_at_its_clock_in_every_zone(string zone, int offset)
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var folder = await person.NewFolderAsync(FolderKind.Events);
        var time = new EventTime(At(2026, 1, 14, 10, 0, 0), At(2026, 1, 14, 11, 30, 0), IsAllDay: false, TimeZone: null);

        var id = await calendar.CreateAsync(folder.Id, Draft("floating", time.Start, TimeSpan.Zero) with { Time = time }, CancellationToken.None);

        var listed = await calendar.ListAsync(At(2026, 1, 14, 0, 0, offset), At(2026, 1, 15, 0, 0, offset), zone, folder.Id, CancellationToken.None);
        listed.Should().ContainSingle().Which.Time.Should().BeEquivalentTo(
            new EventTime(At(2026, 1, 14, 10, 0, offset), At(2026, 1, 14, 11, 30, offset), IsAllDay: false, TimeZone: null));
        (await calendar.GetAsync(id, CancellationToken.None)).Summary.Time.Should().Be(time);
    }

    [Fact]
    public async Task Only_what_overlaps_the_asked_time_is_listed()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var folder = await person.NewFolderAsync(FolderKind.Events);
        foreach (var hour in new[] { 8, 9, 10, 11 })
        {
            await calendar.CreateAsync(folder.Id, Draft($"{hour}", At(2026, 2, 3, hour, 0, 1), TimeSpan.FromHours(1)), CancellationToken.None);
        }

        var listed = await calendar.ListAsync(At(2026, 2, 3, 9, 0, 1), At(2026, 2, 3, 11, 0, 1), Prague, folder.Id, CancellationToken.None);

        listed.Select(found => found.Title).Should().Equal("9", "10");
    }

    [Fact]
    public async Task An_outdated_version_changes_nothing_and_the_current_one_does()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var draft = Draft("first", At(2026, 8, 1, 9, 0, 2), TimeSpan.FromHours(1));
        var id = await calendar.CreateAsync(null, draft, CancellationToken.None);
        var version = (await calendar.GetAsync(id, CancellationToken.None)).Summary.Version;
        var later = draft.Time with { Start = At(2026, 8, 2, 9, 0, 2), End = At(2026, 8, 2, 10, 0, 2) };

        await calendar.UpdateAsync(id, draft with { Title = "second", Time = later, ReminderMinutes = 5 }, version, CancellationToken.None);
        Func<Task> outdated = () => calendar.UpdateAsync(id, draft with { Title = "third" }, version, CancellationToken.None);

        await outdated.ShouldFailWithAsync(ServerFailure.ChangedMeanwhile);
        var read = await calendar.GetAsync(id, CancellationToken.None);
        read.Summary.Title.Should().Be("second");
        read.Summary.Time.Should().Be(later);
        read.ReminderMinutes.Should().Be(5);
    }

    [Fact]
    public async Task A_changed_time_alone_outdates_the_version()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var draft = Draft("same", At(2026, 8, 3, 9, 0, 2), TimeSpan.FromHours(1));
        var id = await calendar.CreateAsync(null, draft, CancellationToken.None);
        var version = (await calendar.GetAsync(id, CancellationToken.None)).Summary.Version;

        await calendar.UpdateAsync(id, draft with { Time = draft.Time with { End = At(2026, 8, 3, 11, 0, 2) } }, version, CancellationToken.None);

        (await calendar.GetAsync(id, CancellationToken.None)).Summary.Version.Should().NotBe(version);
    }

    [Fact]
    public async Task Attendees_come_back_and_the_asked_time_is_busy()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var draft = Draft("meeting", At(2026, 9, 9, 9, 0, 2), TimeSpan.FromHours(1)) with
        {
            Attendees =
            [
                new Attendee(new Mailbox("", server.Email), Participation.Accepted, IsOrganizer: true, IsOptional: false),
                new Attendee(new Mailbox("Other", server.OtherEmail), Participation.NeedsAction, IsOrganizer: false, IsOptional: false),
            ],
        };

        var id = await calendar.CreateAsync(null, draft, CancellationToken.None);

        var attendees = (await calendar.GetAsync(id, CancellationToken.None)).Attendees;
        attendees.Should().ContainSingle(found => found.Mailbox.Address == server.OtherEmail && !found.IsOrganizer);
        attendees.Should().ContainSingle(found => found.Mailbox.Address == server.Email && found.IsOrganizer);
        var busy = await calendar.GetBusyAsync([server.Email], At(2026, 9, 9, 0, 0, 2), At(2026, 9, 10, 0, 0, 2), CancellationToken.None);
        busy[server.Email].Should().ContainSingle().Which.Should().BeEquivalentTo(
            new BusyTime(draft.Time.Start, draft.Time.End, IsTentative: false), options => options.ComparingByMembers<BusyTime>());
    }

    [Fact]
    public async Task A_search_finds_events_of_any_time_and_a_series_once()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var word = $"w{Guid.NewGuid():N}";
        var folder = await person.NewFolderAsync(FolderKind.Events);
        await calendar.CreateAsync(null, Draft($"{word} old", At(2019, 8, 5, 9, 0, 2), TimeSpan.FromHours(1)), CancellationToken.None);
        await calendar.CreateAsync(folder.Id, Draft($"{word} far", At(2031, 8, 5, 9, 0, 2), TimeSpan.FromHours(1)), CancellationToken.None);
        var daily = new Recurrence(RecurrenceFrequency.Daily, 1, [], null, null, null, 30);
        await calendar.CreateAsync(null, Draft($"{word} daily", At(2026, 8, 5, 9, 0, 2), TimeSpan.FromHours(1)) with { Recurrence = daily }, CancellationToken.None);

        var found = await calendar.SearchAsync(word, 10, Prague, CancellationToken.None);

        found.Items.Select(item => (item.Title, item.Occurrence is not null)).Should().Equal(
            ($"{word} far", false), ($"{word} daily", true), ($"{word} old", false));
        found.Items[1].Time.Start.Should().Be(At(2026, 8, 5, 9, 0, 2));
    }

    [Fact]
    public async Task A_deleted_event_is_not_found()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var id = await calendar.CreateAsync(null, Draft("gone", At(2026, 8, 5, 9, 0, 2), TimeSpan.FromHours(1)), CancellationToken.None);

        await calendar.DeleteAsync(id, occurrence: null, CancellationToken.None);

        Func<Task> get = () => calendar.GetAsync(id, CancellationToken.None);
        Func<Task> answer = () => calendar.AnswerAsync(id, Participation.Accepted, CancellationToken.None);
        await get.ShouldFailWithAsync(ServerFailure.NotFound);
        await answer.ShouldFailWithAsync(ServerFailure.NotFound);
    }

    private static EventDraft Draft(string title, DateTimeOffset start, TimeSpan length) => new(
        title, "", RichText.Empty, new EventTime(start, start + length, IsAllDay: false, Prague), null, [], null, IsBusy: true, IsPrivate: false, []);

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute, int offset) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(offset));
}
