namespace IceWarp.Adapter.Tests.Contract;

/// <summary>What series of events have to do on any server (RFC 5545, 3.3.10, as far as the server keeps it).</summary>
public abstract class SeriesContract(ServerUnderContract server)
{
    private const string Prague = "Europe/Prague";

    /// <summary>A rule with its first day and all its days up to the end of 2029.</summary>
    public static TheoryData<string, Recurrence, string, string> Rules => new()
    {
        { "every second day", Rule(RecurrenceFrequency.Daily, 2, count: 3), "2026-02-27", "2026-02-27 2026-03-01 2026-03-03" },
        {
            "Monday and Wednesday of every second week", Rule(RecurrenceFrequency.Weekly, 2, [DayOfWeek.Monday, DayOfWeek.Wednesday], until: "2026-02-04"), "2026-01-05",
            "2026-01-05 2026-01-07 2026-01-19 2026-01-21 2026-02-02 2026-02-04"
        },
        { "the 15th of every third month", Rule(RecurrenceFrequency.Monthly, 3, count: 4), "2026-01-15", "2026-01-15 2026-04-15 2026-07-15 2026-10-15" },
        { "the second Tuesday", Rule(RecurrenceFrequency.Monthly, 1, [DayOfWeek.Tuesday], 2, count: 3), "2026-01-13", "2026-01-13 2026-02-10 2026-03-10" },
        { "the last Friday", Rule(RecurrenceFrequency.Monthly, 1, [DayOfWeek.Friday], -1, until: "2026-04-30"), "2026-01-30", "2026-01-30 2026-02-27 2026-03-27 2026-04-24" },
        {
            "the last working day",
            Rule(RecurrenceFrequency.Monthly, 1, [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], -1, count: 3),
            "2026-01-30", "2026-01-30 2026-02-27 2026-03-31"
        },
        { "every year", Rule(RecurrenceFrequency.Yearly, 1, month: 6, count: 3), "2026-06-30", "2026-06-30 2027-06-30 2028-06-30" },
        { "every 29 February", Rule(RecurrenceFrequency.Yearly, 1, month: 2, until: "2029-12-31"), "2024-02-29", "2024-02-29 2028-02-29" },
        { "the last Sunday of March", Rule(RecurrenceFrequency.Yearly, 1, [DayOfWeek.Sunday], -1, 3, count: 3), "2026-03-29", "2026-03-29 2027-03-28 2028-03-26" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task A_series_is_on_its_days(string title, Recurrence rule, string first, string days)
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var folder = await person.NewFolderAsync(FolderKind.Events);
        var start = NineInPrague(DateOnly.ParseExact(first, "O"));

        var id = await calendar.CreateAsync(folder.Id, Draft(title, start, TimeSpan.FromHours(1)) with { Recurrence = rule }, CancellationToken.None);

        (await calendar.GetAsync(id, CancellationToken.None)).Recurrence.Should().BeEquivalentTo(rule);
        var listed = await calendar.ListAsync(At(2024, 1, 1, 0, 0, 1), At(2030, 1, 1, 0, 0, 1), Prague, folder.Id, CancellationToken.None);
        var expected = days.Split(' ').Select(day => DateOnly.ParseExact(day, "O")).ToList();
        listed.Select(found => found.Occurrence).Should().Equal(expected.Select(day => (DateOnly?)day));
        listed.Select(found => found.Time.Start).Should().Equal(expected.Select(NineInPrague));
    }

    [Fact]
    public async Task A_weekly_series_keeps_its_clock_over_the_change_to_summer_time()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var folder = await person.NewFolderAsync(FolderKind.Events);
        var rule = new Recurrence(RecurrenceFrequency.Weekly, 1, [DayOfWeek.Thursday], null, null, null, 4);
        var id = await calendar.CreateAsync(
            folder.Id, Draft("weekly", At(2026, 3, 19, 9, 0, 1), TimeSpan.FromHours(1)) with { Recurrence = rule }, CancellationToken.None);

        var listed = await calendar.ListAsync(At(2026, 3, 1, 0, 0, 1), At(2026, 5, 1, 0, 0, 2), Prague, folder.Id, CancellationToken.None);

        listed.Select(found => found.Time.Start).Should().Equal(
            At(2026, 3, 19, 9, 0, 1), At(2026, 3, 26, 9, 0, 1), At(2026, 4, 2, 9, 0, 2), At(2026, 4, 9, 9, 0, 2));
        listed.Select(found => found.Occurrence).Should().Equal(
            new DateOnly(2026, 3, 19), new DateOnly(2026, 3, 26), new DateOnly(2026, 4, 2), new DateOnly(2026, 4, 9));
        listed.Should().OnlyContain(found => found.Id == id);
        (await calendar.GetAsync(id, CancellationToken.None)).Recurrence.Should().BeEquivalentTo(rule);
    }

    [Fact]
    public async Task One_occurrence_is_deleted_and_the_others_stay()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var folder = await person.NewFolderAsync(FolderKind.Events);
        var rule = new Recurrence(RecurrenceFrequency.Daily, 1, [], null, null, new DateOnly(2026, 6, 3), null);
        var id = await calendar.CreateAsync(
            folder.Id, Draft("daily", At(2026, 6, 1, 23, 30, 2), TimeSpan.FromHours(1)) with { Recurrence = rule }, CancellationToken.None);

        await calendar.DeleteAsync(id, new DateOnly(2026, 6, 2), CancellationToken.None);

        var listed = await calendar.ListAsync(At(2026, 6, 1, 0, 0, 2), At(2026, 6, 10, 0, 0, 2), Prague, folder.Id, CancellationToken.None);
        listed.Select(found => found.Time.Start).Should().Equal(At(2026, 6, 1, 23, 30, 2), At(2026, 6, 3, 23, 30, 2));
    }

    [Fact]
    public async Task A_series_becomes_a_single_event_and_a_series_again()
    {
        await using var person = await server.SignInAsync();
        var calendar = person.Get<ICalendarStore>();
        var folder = await person.NewFolderAsync(FolderKind.Events);
        var draft = Draft("now and then", At(2026, 6, 1, 9, 0, 2), TimeSpan.FromHours(1)) with { Recurrence = Rule(RecurrenceFrequency.Daily, 1, count: 3) };
        var id = await calendar.CreateAsync(folder.Id, draft, CancellationToken.None);

        await calendar.UpdateAsync(id, draft with { Recurrence = null }, version: null, CancellationToken.None);
        var single = await ListAsync();
        await calendar.UpdateAsync(id, draft with { Recurrence = Rule(RecurrenceFrequency.Weekly, 1, [DayOfWeek.Monday], count: 2) }, version: null, CancellationToken.None);

        single.Should().ContainSingle().Which.Occurrence.Should().BeNull();
        (await ListAsync()).Select(found => found.Occurrence).Should().Equal(new DateOnly(2026, 6, 1), new DateOnly(2026, 6, 8));

        Task<IReadOnlyList<CalendarEvent>> ListAsync() =>
            calendar.ListAsync(At(2026, 6, 1, 0, 0, 2), At(2026, 7, 1, 0, 0, 2), Prague, folder.Id, CancellationToken.None);
    }

    private static Recurrence Rule(
        RecurrenceFrequency frequency, int interval, DayOfWeek[]? days = null, int? week = null, int? month = null, string? until = null, int? count = null) =>
        new(frequency, interval, days ?? [], week, month, until is null ? null : DateOnly.ParseExact(until, "O"), count);

    private static DateTimeOffset NineInPrague(DateOnly day)
    {
        var clock = day.ToDateTime(new TimeOnly(9, 0));
        return new DateTimeOffset(clock, TimeZoneInfo.FindSystemTimeZoneById(Prague).GetUtcOffset(clock));
    }

    private static EventDraft Draft(string title, DateTimeOffset start, TimeSpan length) => new(
        title, "", RichText.Empty, new EventTime(start, start + length, IsAllDay: false, Prague), null, [], null, IsBusy: true, IsPrivate: false, []);

    private static DateTimeOffset At(int year, int month, int day, int hour, int minute, int offset) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(offset));
}
