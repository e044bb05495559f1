using System.Text;
using IceWarp.Adapter;
using IceWarp.Modules.Notes.Markup;
using IceWarp.Modules.Notes.Storing;
using IceWarp.Modules.Notes.Texts;

namespace IceWarp.Modules.Notes.Features;

/// <summary>The empty minutes of a meeting. Pure.</summary>
internal static class MinutesPage
{
    private const string EmptyTask = "<ul data-type=\"taskList\"><li data-type=\"taskItem\" data-checked=\"false\"><p></p></li></ul>";

    /// <summary>Title and text.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="time">When it is, of this occurrence.</param>
    /// <param name="reader">For whom it is written.</param>
    public static NoteInput Of(CalendarEventDetail meeting, EventTime time, Reader reader)
    {
        var (texts, summary) = (reader.Texts, meeting.Summary);
        var html = new StringBuilder("<p><strong>").AppendText(texts.When).Append(":</strong> ").AppendText(reader.Span(time));
        if (summary.Location.Length > 0)
        {
            html.Append("<br><strong>").AppendText(texts.Where).Append(":</strong> ").AppendText(summary.Location);
        }

        html.Append("</p>");
        if (meeting.Attendees.Count > 0)
        {
            Heading(html, texts.Attendees).Append("<ul>");
            foreach (var attendee in meeting.Attendees.OrderByDescending(attendee => attendee.IsOrganizer))
            {
                html.Append("<li><p>").AppendText(Line(attendee, texts)).Append("</p></li>");
            }

            html.Append("</ul>");
        }

        var agenda = ReadingWriter.Write(meeting.Description, ReadingPlace.Message, PictureSources.TextOnly);
        Heading(html, texts.Agenda).Append(meeting.Description.Content.Trim().Length > 0 ? agenda : "<p></p>");
        Heading(html, texts.Decisions).Append("<p></p>");
        Heading(html, texts.Actions).Append(EmptyTask);
        return new NoteInput(NoteRules.Cut($"{texts.Minutes}: {summary.Title}", NoteRules.LongestTitle), html.ToString(), []);
    }

    private static StringBuilder Heading(StringBuilder html, string text) => html.Append("<h2>").AppendText(text).Append("</h2>");

    private static string Line(Attendee attendee, NoteTexts texts)
    {
        var (name, address) = (attendee.Mailbox.Name, attendee.Mailbox.Address);
        var who = name.Length == 0 || name == address ? address : $"{name} <{address}>";
        return $"{who} ({(attendee.IsOrganizer ? texts.Organizer : texts.Answers[attendee.Participation])})";
    }
}
