using IceWarp.EmbeddedServer.Items;

namespace IceWarp.EmbeddedServer.Scheduling;

/// <summary>
/// Another time that an attendee proposes (RFC 5546, 3.2.7). It is kept with the attendee in the organiser's event, in fields of this server's own:
/// CNTCOUNTERSTARTDATE, -STARTTIME, -ENDDATE, -ENDTIME, -DAY, -REASON, which clients read and do not write.
/// </summary>
/// <param name="Times">The time, in the event's own zone.</param>
/// <param name="Day">The occurrence that is meant, by the rule; null for the whole event.</param>
/// <param name="Reason">Why; may be empty.</param>
internal sealed record Proposal(EventTimes Times, int? Day, string Reason)
{
    /// <summary>How the names of the fields begin.</summary>
    public const string Prefix = "CNTCOUNTER";

    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 2000;

    private static readonly string[] TimeNames = [Prefix + "STARTDATE", Prefix + "STARTTIME", Prefix + "ENDDATE", Prefix + "ENDTIME"];
    private static readonly string[] Names = [.. TimeNames, Prefix + "DAY", Prefix + "REASON"];

    /// <summary>The proposal of an attendee; null when there is none.</summary>
    public static Proposal? Of(ItemFields attendee)
    {
        var times = new EventTimes(
            (int)attendee.Number(TimeNames[0]), (int)attendee.Number(TimeNames[1], -1), (int)attendee.Number(TimeNames[2]), (int)attendee.Number(TimeNames[3], -1));
        return times.HasStart
            ? new Proposal(times, attendee.Number(Prefix + "DAY") is > 0 and var day ? (int)day : null, attendee[Prefix + "REASON"])
            : null;
    }

    /// <summary>The attendee's fields with this proposal in place of another one.</summary>
    public ItemFields On(ItemFields attendee) => Without(attendee)
        .With(Times.ToFields().Zip(TimeNames, (field, name) => new KeyValuePair<string, string>(name, field.Value)))
        .With([new(Prefix + "DAY", Day is { } day ? FormattableString.Invariant($"{day}") : ""), new(Prefix + "REASON", Reason)]);

    /// <summary>The attendee's fields without a proposal.</summary>
    public static ItemFields Without(ItemFields attendee) => attendee.With(Names.Select(name => new KeyValuePair<string, string>(name, "")));
}
