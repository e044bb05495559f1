using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Turns a parsed component into an item (notes, 4.2 to 4.5, 4.8).</summary>
internal static class ICalendarReading
{
    /// <summary>The item; null, with a problem noted, for a component without the times its class needs.</summary>
    public static NewItem? Read(string itemClass, RecurringComponent component, Block block, List<string> problems)
    {
        var title = component.Summary ?? "";
        if ((component.Start is null && itemClass is "E" or "O") || OutOfRange(component))
        {
            problems.Add($"{block.Name} \"{title}\" has no usable start.");
            return null;
        }

        var html = block.Lines.Find(line => line.Name == "X-ALT-DESC" && line.ParameterValues("FMTTYPE").Contains("text/html", StringComparer.OrdinalIgnoreCase));
        var text = html is null ? component.Description ?? "" : ContentLine.Unescape(html.Value);
        var isNote = itemClass == "N";
        var fields = ItemFields.Of(
            ("EVNCLASS", itemClass == "O" ? "E" : itemClass),
            ("EVNTITLE", title),
            ("EVNNOTE", isNote ? "" : text),
            ("EVNDESCFORMAT", html is null ? "text/plain" : "text/html"),
            ("EVNTYPE", string.Join(',', component.Categories.Where(tag => !string.IsNullOrWhiteSpace(tag)).Select(tag => TagList.Quote(tag.Trim())))),
            ("EVNSHARETYPE", component.Class is "PRIVATE" or "CONFIDENTIAL" ? "P" : "U"),
            ("EVNURL", component.Url?.ToString()),
            (ICalendars.KeptField, Kept(block)));
        if (component.Priority > 0)
        {
            fields = fields.With("EVNPRIORITY", component.Priority);
        }

        fields = component switch
        {
            CalendarEvent @event => Event(fields, @event, block),
            Todo todo => Task(fields, todo),
            _ => Journal(fields, component, block, isNote),
        };
        var addons = new List<NewAddon>(isNote ? [NewAddon.Note(text)] : []);
        var times = EventTimes.Of(fields);
        var zoneId = fields["_TZID"] is { Length: > 0 } zone ? zone : null;
        AddRecurrence(addons, component, times, zoneId, title, block, problems);
        addons.AddRange(component.Alarms.Select(Reminder).OfType<NewAddon>());
        AddPeople(addons, component);
        return new NewItem(0, itemClass, fields)
        {
            Uid = component.Uid,
            Addons = addons,
            DeletedOccurrences = [.. component.ExceptionDates.GetAllDates().Select(date => ICalendarTime.In(ICalendarTime.Read(date), zoneId).Day).Distinct()],
        };
    }

    private static ItemFields Event(ItemFields fields, CalendarEvent @event, Block block)
    {
        var start = ICalendarTime.Read(@event.Start!);
        var end = @event.End is { } given ? ICalendarTime.Read(given)
            : @event.Duration is { } duration ? Later(start, duration)
            : start.Minute < 0 ? start with { Day = start.Day + 1 }
            : start;
        var (endDay, endMinute) = ICalendarTime.In(end, start.ZoneId);
        if (start.Minute < 0)
        {
            (endDay, endMinute) = (Math.Max(endDay, start.Day + 1), -1);
        }

        var busy = ContentLine.Unescape(block.Value("X-MICROSOFT-CDO-BUSYSTATUS") ?? "");
        var flags = (string.Equals(@event.Transparency, "TRANSPARENT", StringComparison.OrdinalIgnoreCase) ? 4 : 0)
            | (string.Equals(@event.Status, "TENTATIVE", StringComparison.OrdinalIgnoreCase) ? 8 : 0)
            | (busy.Equals("OOF", StringComparison.OrdinalIgnoreCase) ? 16 : 0);
        return Zone(fields, start.ZoneId)
            .With(new EventTimes(start.Day, start.Minute, endDay, endMinute).ToFields())
            .With("EVNFLAGS", flags)
            .With([new("EVNLOCATION", @event.Location ?? ""), new("EVNORGANIZER", Address(@event.Organizer?.Value))]);
    }

    private static ItemFields Task(ItemFields fields, Todo todo)
    {
        var start = todo.Start is { } begin ? ICalendarTime.Read(begin) : default((int Day, int Minute, string? ZoneId)?);
        var due = todo.Due is { } end ? ICalendarTime.Read(end) : default((int Day, int Minute, string? ZoneId)?);
        var zoneId = start?.ZoneId ?? due?.ZoneId;
        var (dueDay, dueMinute) = due is { } last ? ICalendarTime.In(last, zoneId) : (0, -1);
        var status = todo.Status?.ToUpperInvariant() switch
        {
            "COMPLETED" => "M",
            "IN-PROCESS" => "I",
            "CANCELLED" => "Q",
            _ => todo.Completed is null ? "B" : "M",
        };
        fields = Zone(fields, zoneId)
            .With(new EventTimes(start?.Day ?? 0, start?.Minute ?? -1, dueDay, dueMinute).ToFields())
            .With([new("EVNSTATUS", status), new("EVNLOCATION", todo.Location ?? "")])
            .With("EVNCOMPLETE", status == "M" ? 100 : todo.PercentComplete);
        return todo.Completed is { } completed
            ? fields.With("EVNCOMPLETED", new DateTimeOffset(DateTime.SpecifyKind(completed.Value, DateTimeKind.Utc)).ToUnixTimeSeconds())
            : fields;
    }

    private static ItemFields Journal(ItemFields fields, RecurringComponent journal, Block block, bool isNote)
    {
        if (isNote || journal.Start is null)
        {
            return fields;
        }

        var start = ICalendarTime.Read(journal.Start);
        return Zone(fields, start.ZoneId)
            .With(new EventTimes(start.Day, start.Minute, start.Minute < 0 ? start.Day + 1 : start.Day, start.Minute).ToFields())
            .With([new("EVNLOCATION", ContentLine.Unescape(block.Value("X-JOURNAL-LOCATION") ?? "")), new("EVNCONTACT", journal.Contacts.FirstOrDefault() ?? "")]);
    }

    private static ItemFields Zone(ItemFields fields, string? zoneId) => zoneId is null
        ? fields.With([new("EVNTIMEFORMAT", "F")])
        : fields.With([new("EVNTIMEFORMAT", "Z"), new("_TZID", zoneId)]);

    private static void AddRecurrence(
        List<NewAddon> addons, RecurringComponent component, EventTimes times, string? zoneId, string title, Block block, List<string> problems)
    {
        if (component.RecurrenceRule is { } rule && times.HasStart)
        {
            if (RecurrenceText.Read(rule, times, zoneId is null ? null : Zones.Find(zoneId)) is { } fields)
            {
                addons.Add(new NewAddon(AddonKind.Recurrence, fields));
            }
            else
            {
                problems.Add($"{block.Name} \"{title}\": only the first day of its series was taken, the rule says more than is kept here.");
            }
        }

        if (block.Lines.Exists(line => line.Name == "RDATE"))
        {
            problems.Add($"{block.Name} \"{title}\": its further single days were left out.");
        }
    }

    private static NewAddon? Reminder(Alarm alarm)
    {
        if (alarm.Trigger is { IsRelative: true, Duration: { } before } && before.ToTimeSpanUnspecified() is var span && span <= TimeSpan.Zero)
        {
            span = span.Negate();
            return new NewAddon(AddonKind.Reminder, ItemFields.None
                .With("RMNDAYSBEFORE", span.Days).With("RMNHOURSBEFORE", span.Hours).With("RMNMINUTESBEFORE", span.Minutes));
        }

        return alarm.Trigger is { IsRelative: false, DateTime: { IsUtc: true } at }
            ? new NewAddon(AddonKind.Reminder, ItemFields.None.With("RMNTIME", new DateTimeOffset(at.AsUtc).ToUnixTimeSeconds()))
            : null;
    }

    private static void AddPeople(List<NewAddon> addons, RecurringComponent component)
    {
        var organizer = Address(component.Organizer?.Value);
        if (organizer.Length > 0)
        {
            addons.Add(Person(organizer, component.Organizer?.CommonName, "G", "A"));
        }

        foreach (var attendee in component.Attendees.Where(attendee => attendee.Value is not null))
        {
            var address = Address(attendee.Value);
            if (address.Length > 0 && !address.Equals(organizer, StringComparison.OrdinalIgnoreCase))
            {
                addons.Add(Person(address, attendee.CommonName, Role(attendee), Status(attendee.ParticipationStatus)));
            }
        }
    }

    private static NewAddon Person(string address, string? name, string role, string status) => new(
        AddonKind.Contact, ItemFields.Of(("CNTEMAIL", address), ("CNTCONTACTNAME", name), ("CNTROLE", role), ("CNTSTATUS", status)));

    private static string Role(Attendee attendee) =>
        attendee.Type is "RESOURCE" or "ROOM" ? "S" : attendee.Role is "OPT-PARTICIPANT" or "NON-PARTICIPANT" ? "T" : "Q";

    private static string Status(string? status) => status switch { "ACCEPTED" => "A", "DECLINED" => "D", "TENTATIVE" => "T", _ => "B" };

    private static string Address(Uri? uri)
    {
        var text = uri?.OriginalString ?? "";
        return text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(text["mailto:".Length..]) : "";
    }

    private static string Kept(Block block) => string.Join('\n', block.Lines
        .Where(line => line.Name.StartsWith("X-", StringComparison.Ordinal) && line.Name is not ("X-ALT-DESC" or "X-JOURNAL-LOCATION"))
        .Select(line => line.Raw));

    private static (int Day, int Minute, string? ZoneId) Later((int Day, int Minute, string? ZoneId) start, Duration duration)
    {
        var minutes = Math.Max(start.Minute, 0) + (long)duration.ToTimeSpanUnspecified().TotalMinutes;
        return (start.Day + (int)(minutes / 1440), start.Minute < 0 ? -1 : (int)(minutes % 1440), start.ZoneId);
    }

    // Calendars know the years 1 to 9999; so that zones and ends stay inside, a margin is kept.
    private static bool OutOfRange(RecurringComponent component) => component.Start is { } start && start.Year is < 1600 or > 9000;
}
