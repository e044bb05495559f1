using System.Globalization;
using IceWarp.EmbeddedServer.Items;
using IceWarp.EmbeddedServer.Mail;

namespace IceWarp.EmbeddedServer.Interchange;

/// <summary>Writes an item as a component (notes, 4.2 to 4.5, 4.8).</summary>
internal static class ICalendarWriting
{
    /// <summary>Lines of a component, unfolded. <paramref name="occurrence"/> is the Julian day by the rule of a changed occurrence.</summary>
    public static IEnumerable<string> Component(NewItem item, NewItem series, string uid, long modified, int? occurrence)
    {
        var name = series.Class switch { "T" => "VTODO", "N" or "J" => "VJOURNAL", _ => "VEVENT" };
        var fields = item.Fields;
        yield return "BEGIN:" + name;
        yield return "UID:" + ContentLine.Escape(uid);
        yield return "DTSTAMP:" + ICalendarTime.Utc(modified);
        yield return "LAST-MODIFIED:" + ICalendarTime.Utc(modified);
        if (occurrence is { } day)
        {
            var rule = EventTimes.Of(series.Fields);
            yield return ICalendarTime.Line("RECURRENCE-ID", day, rule.StartTime, series.Fields["_TZID"]);
        }

        foreach (var line in Times(item, name).Concat(Texts(item)).Concat(People(item)).Concat(Repeats(item)).Concat(Alarms(item)))
        {
            yield return line;
        }

        foreach (var line in fields[ICalendars.KeptField].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return line;
        }

        yield return "END:" + name;
    }

    private static IEnumerable<string> Times(NewItem item, string name)
    {
        var times = EventTimes.Of(item.Fields);
        var zone = item.Fields["EVNTIMEFORMAT"] == "L" ? "UTC" : item.Fields["_TZID"];
        if (JulianDay.IsDay(times.StartDate) && item.Class != "N")
        {
            yield return ICalendarTime.Line("DTSTART", times.StartDate, times.StartTime, zone);
        }

        if (JulianDay.IsDay(times.EndDate) && name != "VJOURNAL")
        {
            // Start and end must be of one kind (RFC 5545, 3.6.1).
            var minute = name == "VEVENT" && times.StartTime < 0 ? -1 : name == "VEVENT" ? Math.Max(times.EndTime, 0) : times.EndTime;
            yield return ICalendarTime.Line(name == "VTODO" ? "DUE" : "DTEND", times.EndDate, minute, zone);
        }

        if (name == "VTODO")
        {
            yield return "STATUS:" + (item.Fields["EVNSTATUS"] switch { "M" => "COMPLETED", "I" => "IN-PROCESS", "Q" => "CANCELLED", _ => "NEEDS-ACTION" });
            yield return "PERCENT-COMPLETE:" + item.Fields.Number("EVNCOMPLETE").ToString(CultureInfo.InvariantCulture);
            if (item.Fields.Number("EVNCOMPLETED") is var completed and > 0)
            {
                yield return "COMPLETED:" + ICalendarTime.Utc(completed);
            }
        }

        if (name == "VEVENT")
        {
            var flags = item.Fields.Number("EVNFLAGS");
            yield return "TRANSP:" + ((flags & 4) != 0 ? "TRANSPARENT" : "OPAQUE");
            yield return "STATUS:" + ((flags & 8) != 0 ? "TENTATIVE" : "CONFIRMED");
            if ((flags & 16) != 0 && !item.Fields[ICalendars.KeptField].Contains("X-MICROSOFT-CDO-BUSYSTATUS", StringComparison.OrdinalIgnoreCase))
            {
                yield return "X-MICROSOFT-CDO-BUSYSTATUS:OOF";
            }
        }
    }

    private static IEnumerable<string> Texts(NewItem item)
    {
        var fields = item.Fields;
        yield return "SUMMARY:" + ContentLine.Escape(fields["EVNTITLE"]);
        var text = item.Addons.FirstOrDefault(addon => addon.Kind == AddonKind.Note)?.Fields["NOTE_TEXT"] is { Length: > 0 } note ? note : fields["EVNNOTE"];
        var isHtml = fields["EVNDESCFORMAT"] == "text/html";
        if (text.Length > 0)
        {
            yield return "DESCRIPTION:" + ContentLine.Escape(isHtml ? MessageBody.FromHtml(text) : text);
        }

        if (text.Length > 0 && isHtml)
        {
            yield return "X-ALT-DESC;FMTTYPE=text/html:" + ContentLine.Escape(text);
        }

        if (fields.Has("EVNLOCATION"))
        {
            yield return (item.Class == "J" ? "X-JOURNAL-LOCATION:" : "LOCATION:") + ContentLine.Escape(fields["EVNLOCATION"]);
        }

        if (item.Class == "J" && fields.Has("EVNCONTACT"))
        {
            yield return "CONTACT:" + ContentLine.Escape(fields["EVNCONTACT"]);
        }

        if (fields.Has("EVNTYPE"))
        {
            yield return "CATEGORIES:" + string.Join(',', TagList.Parse(fields["EVNTYPE"]).Select(ContentLine.Escape));
        }

        if (fields["EVNSHARETYPE"] == "P")
        {
            yield return "CLASS:PRIVATE";
        }

        if (fields.Number("EVNPRIORITY") is var priority and > 0 and < 10)
        {
            yield return "PRIORITY:" + priority.ToString(CultureInfo.InvariantCulture);
        }

        if (Uri.TryCreate(fields["EVNURL"], UriKind.Absolute, out var url))
        {
            yield return "URL:" + url.OriginalString;
        }
    }

    private static IEnumerable<string> People(NewItem item)
    {
        foreach (var person in item.Addons.Where(addon => addon.Kind == AddonKind.Contact && addon.Fields.Has("CNTEMAIL")).Select(addon => addon.Fields))
        {
            var name = person.Has("CNTCONTACTNAME") ? ";CN=" + ContentLine.Quote(person["CNTCONTACTNAME"]) : "";
            if (person["CNTROLE"] == "G")
            {
                yield return $"ORGANIZER{name}:mailto:{person["CNTEMAIL"]}";
            }
            else
            {
                var role = person["CNTROLE"] switch { "S" => ";CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT", "Q" => ";ROLE=REQ-PARTICIPANT", _ => ";ROLE=OPT-PARTICIPANT" };
                var status = person["CNTSTATUS"] switch { "A" => "ACCEPTED", "D" => "DECLINED", "T" => "TENTATIVE", _ => "NEEDS-ACTION" };
                yield return $"ATTENDEE{name}{role};PARTSTAT={status}:mailto:{person["CNTEMAIL"]}";
            }
        }
    }

    private static IEnumerable<string> Repeats(NewItem item)
    {
        var times = EventTimes.Of(item.Fields);
        var rule = item.Addons.FirstOrDefault(addon => addon.Kind == AddonKind.Recurrence);
        if (rule is null || RecurrenceText.Write(rule.Fields, times, EventTimes.ZoneOf(item.Fields)) is not { } text)
        {
            yield break;
        }

        yield return "RRULE:" + text;
        foreach (var day in item.DeletedOccurrences)
        {
            yield return ICalendarTime.Line("EXDATE", day, times.StartTime, item.Fields["_TZID"]);
        }
    }

    private static IEnumerable<string> Alarms(NewItem item)
    {
        foreach (var reminder in item.Addons.Where(addon => addon.Kind == AddonKind.Reminder).Select(addon => addon.Fields))
        {
            var minutes = (reminder.Number("RMNDAYSBEFORE") * 1440) + (reminder.Number("RMNHOURSBEFORE") * 60) + reminder.Number("RMNMINUTESBEFORE");
            yield return "BEGIN:VALARM";
            yield return "ACTION:DISPLAY";
            yield return "DESCRIPTION:" + ContentLine.Escape(item.Fields["EVNTITLE"]);
            yield return reminder.Number("RMNTIME") is var at and > 0 && minutes == 0
                ? "TRIGGER;VALUE=DATE-TIME:" + ICalendarTime.Utc(at)
                : $"TRIGGER:-PT{minutes.ToString(CultureInfo.InvariantCulture)}M";
            yield return "END:VALARM";
        }
    }
}
