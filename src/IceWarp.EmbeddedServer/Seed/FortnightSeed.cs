using System.Globalization;
using System.Text;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Mail;
using IceWarp.EmbeddedServer.Meetings;
using IceWarp.EmbeddedServer.OfficeFiles;
using IceWarp.EmbeddedServer.Store;
using MimeKit;

namespace IceWarp.EmbeddedServer.Seed;

/// <summary>First start: gives the demo people a believable fortnight around today (<see cref="Fortnight"/>).</summary>
internal sealed class FortnightSeed(
    EmbeddedStore store, AccountDirectory accounts, ItemStore items, MailDelivery mail, MeetingRooms rooms, TimeProvider time)
{
    private const string Domain = "demo.test";
    private const string HomeZone = "Europe/Warsaw";
    private readonly Dictionary<string, Account> _people = new(StringComparer.Ordinal);

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private DateOnly Today => JulianDay.ToDate(Zones.FromUnix(Now, Zones.Find(HomeZone)!).JulianDay);

    /// <summary>Seeds. Call once, after the accounts are there.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var fortnight = await Fortnight.ReadAsync(cancellationToken);
        foreach (var letter in fortnight.Mail)
        {
            await AddAsync(letter, cancellationToken);
        }

        foreach (var @event in fortnight.Events)
        {
            await AddAsync(@event, cancellationToken);
        }

        foreach (var todo in fortnight.Tasks)
        {
            await AddAsync(todo, cancellationToken);
        }

        foreach (var note in fortnight.Notes)
        {
            await AddAsync(note, cancellationToken);
        }

        foreach (var person in fortnight.Contacts)
        {
            await AddAsync(person, cancellationToken);
        }

        foreach (var file in fortnight.Files)
        {
            await AddAsync(file, cancellationToken);
        }

        foreach (var share in fortnight.Shares)
        {
            await AddAsync(share, cancellationToken);
        }
    }

    private async Task AddAsync(Fortnight.Letter letter, CancellationToken cancellationToken)
    {
        var date = DateTimeOffset.FromUnixTimeSeconds(Now - (letter.MinutesAgo * 60));
        var owner = await PersonAsync(letter.To, cancellationToken);
        var week = ISOWeek.GetWeekOfYear(Today.ToDateTime(TimeOnly.MinValue)).ToString(CultureInfo.InvariantCulture);
        using var message = new MimeMessage
        {
            Subject = letter.Subject.Replace("{week}", week, StringComparison.Ordinal),
            Date = date,
            MessageId = MimeKit.Utils.MimeUtils.GenerateMessageId(Domain),
        };
        var from = MailboxAddress.Parse(letter.From);
        message.From.Add(from);
        message.To.Add(new MailboxAddress(owner.Name, owner.Email));
        var body = new BodyBuilder { HtmlBody = letter.Html };
        if (letter.Attachment is { } name)
        {
            await body.Attachments.AddAsync(name, new MemoryStream(Encoding.UTF8.GetBytes("1. As agreed.\n2. To be checked on site.\n")), cancellationToken);
        }

        message.Body = body.ToMessageBody();
        var flags = (letter.Seen ? MailFlags.Seen : MailFlags.None) | (letter.Flagged ? MailFlags.Flagged : MailFlags.None) | (letter.Answered ? MailFlags.Answered : MailFlags.None);
        await mail.DeliverAsync(await FolderAsync(owner, "INBOX", "M", cancellationToken), message, date, flags, cancellationToken);
        if (from.Address.EndsWith("@" + Domain, StringComparison.Ordinal) && _people.GetValueOrDefault(from.LocalPart) is { } sender)
        {
            await mail.DeliverAsync(await FolderAsync(sender, "Sent", "M", cancellationToken), message, date, MailFlags.Seen, cancellationToken);
        }
    }

    private async Task AddAsync(Fortnight.Event @event, CancellationToken cancellationToken)
    {
        var organizer = await PersonAsync(@event.Of, cancellationToken);
        var uid = $"{Guid.NewGuid():N}@{Domain}";
        var attendees = new List<Account>();
        foreach (var name in @event.Attendees)
        {
            attendees.Add(await PersonAsync(name, cancellationToken));
        }

        var isOrganizer = attendees.Count > 0 ? 1 : 0;
        var room = @event.Meeting ? await rooms.AddAsync(organizer, Domain, Room(@event), cancellationToken) : "";
        await InsertEventAsync(@event, uid, room, organizer, attendees, organizer, isOrganizer, @event.Folder ?? "Calendar", cancellationToken);
        foreach (var attendee in attendees)
        {
            await InsertEventAsync(@event, uid, room, organizer, attendees, attendee, 2, "Calendar", cancellationToken);
        }
    }

    // role: bit 1 organizer, bit 2 attendee (notes, 4.2 EVNFLAGS)
    private async Task InsertEventAsync(
        Fortnight.Event @event, string uid, string room, Account organizer, IReadOnlyList<Account> attendees, Account owner, int role, string folder,
        CancellationToken cancellationToken)
    {
        var start = JulianDay.From(WorkingDay(@event.Day));
        var flags = role | (@event.Free ? 4 : 0) | (@event.Tentative ? 8 : 0);
        var fields = ItemFields.Of(
            ("EVNTITLE", @event.Title), ("EVNLOCATION", @event.Location), ("EVNTYPE", @event.Tags), ("EVNNOTE", @event.Text),
            ("EVNDESCFORMAT", "text/plain"), ("EVNSHARETYPE", @event.Private ? "P" : "U"), ("EVNORGANIZER", attendees.Count > 0 ? organizer.Email : ""))
            .With("EVNFLAGS", flags)
            .With("EVNSTARTDATE", start)
            .With("EVNSTARTTIME", @event.Days is null ? Minutes(@event.From) : -1)
            .With("EVNENDDATE", start + (@event.Days ?? 0))
            .With("EVNENDTIME", @event.Days is null ? Minutes(@event.To) : -1);
        fields = @event.Days is null ? fields.With("EVNTIMEFORMAT", "Z").With("_TZID", @event.Zone ?? HomeZone) : fields.With("EVNTIMEFORMAT", "F");
        fields = room.Length == 0 ? fields : fields.With("EVNMEETINGID", room);
        var addons = new List<NewAddon>();
        if (@event.Repeat is { } repeat)
        {
            addons.Add(new NewAddon(AddonKind.Recurrence, Rule(repeat, WorkingDay(@event.Day))));
        }

        if (@event.Remind is { } minutes)
        {
            addons.Add(new NewAddon(AddonKind.Reminder, ItemFields.None.With("RMNDAYSBEFORE", 0).With("RMNHOURSBEFORE", minutes / 60).With("RMNMINUTESBEFORE", minutes % 60)));
        }

        if (attendees.Count > 0)
        {
            addons.Add(Attendee(organizer, "G", "A"));
            addons.AddRange(attendees.Select(attendee => Attendee(attendee, "Q", @event.Day < 0 ? "A" : "B")));
        }

        await items.InsertAsync(
            new NewItem(await FolderAsync(owner, folder, "E", cancellationToken), "E", fields)
            {
                Uid = uid,
                Author = organizer,
                Created = Now - (15 * 24 * 3600),
                Addons = addons,
            },
            cancellationToken);
    }

    private async Task AddAsync(Fortnight.Todo todo, CancellationToken cancellationToken)
    {
        var owner = await PersonAsync(todo.Of, cancellationToken);
        var fields = ItemFields.Of(("EVNTITLE", todo.Title), ("EVNSTATUS", todo.Status ?? "B"), ("EVNTYPE", todo.Tags))
            .With("EVNCOMPLETE", todo.Percent)
            .With("EVNPRIORITY", todo.Priority)
            .With("EVNSTARTTIME", -1)
            .With("EVNENDTIME", -1);
        if (todo.Due is { } due)
        {
            fields = fields.With("EVNENDDATE", JulianDay.From(WorkingDay(due)));
        }

        if (todo.Status == "M")
        {
            fields = fields.With("EVNCOMPLETED", Now - 3600);
        }

        await InsertAsync(owner, "Tasks", "T", fields, minutesAgo: 3 * 24 * 60, [], cancellationToken);
    }

    private async Task AddAsync(Fortnight.Note note, CancellationToken cancellationToken)
    {
        var fields = ItemFields.Of(("EVNTITLE", note.Title), ("EVNTYPE", note.Tags), ("EVNDESCFORMAT", "text/html"));
        await InsertAsync(await PersonAsync(note.Of, cancellationToken), note.Folder, "N", fields, note.MinutesAgo, [NewAddon.Note(note.Html)], cancellationToken);
    }

    private async Task AddAsync(Fortnight.Person person, CancellationToken cancellationToken)
    {
        var birthday = person.BirthdayIn is { } days ? Today.AddDays(days).AddYears(-person.Age) : person.Birthday;
        var fields = ItemFields.Of(
            ("ITMCLASSIFYAS", $"{person.First} {person.Last}"), ("ITMFIRSTNAME", person.First), ("ITMSURNAME", person.Last),
            ("ITMCOMPANY", person.Company), ("ITMJOBTITLE", person.Job));
        if (birthday is { } day)
        {
            fields = fields.With("ITMBDATE", JulianDay.From(day));
        }

        var location = new NewAddon(AddonKind.Location, ItemFields.Of(("LCTTYPE", "H"), ("LCTEMAIL1", person.Email), ("LCTPHNMOBILE", person.Mobile)));
        await InsertAsync(await PersonAsync(person.Of, cancellationToken), "Contacts", "C", fields, minutesAgo: 60 * 24 * 60, [location], cancellationToken);
    }

    private async Task AddAsync(Fortnight.File file, CancellationToken cancellationToken)
    {
        var (mediaType, data) = Content(file);
        var fields = ItemFields.Of(("EVNTITLE", file.Name)).With("EVNCOMPLETE", data.Length);
        var content = NewAddon.Attachment(file.Name, mediaType, data, Now - (file.MinutesAgo * 60));
        await InsertAsync(await PersonAsync(file.Of, cancellationToken), file.Folder, "F", fields, file.MinutesAgo, [content], cancellationToken);
    }

    private async Task AddAsync(Fortnight.Share share, CancellationToken cancellationToken)
    {
        var type = share.Folder.Split('/')[0] switch { "Calendar" => "E", "Files" => "F", _ => "N" };
        var folder = await FolderAsync(await PersonAsync(share.Of, cancellationToken), share.Folder, type, cancellationToken);
        await using var connection = await store.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            "INSERT INTO folder_right (folder_id, email, rights) VALUES (@folder, @email, @rights)",
            new { folder, email = $"{share.With}@{Domain}", rights = share.Rights });
    }

    private async Task InsertAsync(
        Account owner, string folder, string type, ItemFields fields, int minutesAgo, IReadOnlyList<NewAddon> addons, CancellationToken cancellationToken) =>
        await items.InsertAsync(
            new NewItem(await FolderAsync(owner, folder, type, cancellationToken), type, fields)
            {
                Author = owner,
                Created = Now - (minutesAgo * 60),
                Addons = addons,
            },
            cancellationToken);

    private async Task<Account> PersonAsync(string name, CancellationToken cancellationToken) =>
        _people.TryGetValue(name, out var known)
            ? known
            : _people[name] = await accounts.FindAsync($"{name}@{Domain}", cancellationToken)
                ?? throw new InvalidDataException($"The demo content names {name}, who has no account.");

    private async Task<long> FolderAsync(Account owner, string path, string type, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            "INSERT INTO folder (account_id, path, type) VALUES (@owner, @path, @type) ON CONFLICT DO NOTHING", new { owner = owner.Id, path, type });
        return await connection.ExecuteScalarAsync<long>("SELECT id FROM folder WHERE account_id = @owner AND path = @path", new { owner = owner.Id, path });
    }

    private DateOnly WorkingDay(int days)
    {
        var day = Today;
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(Math.Sign(days));
            left -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    private static NewAddon Attendee(Account person, string role, string status) => new(
        AddonKind.Contact,
        ItemFields.Of(("CNTEMAIL", person.Email), ("CNTCONTACTNAME", person.Name), ("CNTROLE", role), ("CNTSTATUS", status)));

    private static ItemFields Rule(string repeat, DateOnly start) => repeat switch
    {
        "workdays" => ItemFields.None.With("RCRWEEKREPETITION", 1).With("RCRDAYOFWEEKNUMBER", 62),
        "fortnightly" => ItemFields.None.With("RCRWEEKREPETITION", 2).With("RCRDAYOFWEEKNUMBER", 1 << (int)start.DayOfWeek),
        _ => throw new InvalidDataException($"Unknown repetition: {repeat}"),
    };

    private static Dictionary<string, string> Room(Fortnight.Event @event) =>
        new(StringComparer.Ordinal) { ["meetingtype"] = "conference", ["summary"] = @event.Title };

    private static int Minutes(string? clock) => (int)TimeOnly.ParseExact(clock ?? "", "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes;

    private static (string MediaType, byte[] Data) Content(Fortnight.File file) => Path.GetExtension(file.Name) switch
    {
        ".docx" => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", TextDocument.Write(file.Heading, file.Lines)),
        ".xlsx" => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Spreadsheet.Write(file.Rows)),
        ".pptx" => ("application/vnd.openxmlformats-officedocument.presentationml.presentation", Presentation.Write(file.Slides)),
        _ => ("text/plain", Encoding.UTF8.GetBytes(file.Text ?? "")),
    };
}
