using IceWarp.EmbeddedServer.Iq;
using IceWarp.EmbeddedServer.Meetings;

namespace IceWarp.EmbeddedServer.Items.Actions;

/// <summary>The value MEETING_ACTION of events (notes, 4.3): <c>create</c> makes a conference room and puts its id in EVNMEETINGID.</summary>
internal sealed class PlannedMeetings(MeetingRooms rooms)
{
    /// <summary>
    /// The fields after the action. <c>edit</c> changes nothing here: the room takes title and password from the event. Throws
    /// <paramref name="code"/> with engine error 5 for another action or another kind of item.
    /// </summary>
    public async Task<ItemFields> ApplyAsync(
        ItemTransaction items, ItemSet set, string itemClass, ItemFields fields, string code, CancellationToken cancellationToken)
    {
        var action = set.Input.Controls.GetValueOrDefault("MEETING_ACTION", "").ToLowerInvariant();
        if (action.Length == 0 || (action == "edit" && fields.Has("EVNMEETINGID")))
        {
            return fields;
        }

        if (action != "create" || itemClass != "E")
        {
            throw new IqException(code, EngineError.Parameters);
        }

        if (fields.Has("EVNMEETINGID"))
        {
            return fields;
        }

        var room = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["meetingtype"] = "conference",
            ["summary"] = fields["EVNTITLE"],
            ["password"] = fields["EVNMEETINGPASSWORD"],
        };
        var id = await rooms.AddAsync(items.Connection, set.Caller, set.Context.Http.Request.Host.Host, room, cancellationToken);
        return fields.With("EVNMEETINGID", id);
    }
}
