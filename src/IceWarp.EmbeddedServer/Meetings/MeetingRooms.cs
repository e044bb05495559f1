using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using IceWarp.EmbeddedServer.Accounts;
using IceWarp.EmbeddedServer.Store;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Meetings;

/// <summary>A conference room (notes, 6.3).</summary>
/// <param name="Id"><c>&lt;digits&gt;@&lt;host&gt;</c>.</param>
/// <param name="OrganizerId">Account of the organizer.</param>
/// <param name="OrganizerEmail">Address of the organizer.</param>
/// <param name="OrganizerName">Name of the organizer.</param>
/// <param name="EventId">The organizer's event that carries the id in EVNMEETINGID, or null.</param>
/// <param name="EventFields">Fields of that event, or null.</param>
/// <param name="Created">Unix seconds.</param>
/// <param name="Modified">Unix seconds.</param>
/// <param name="Fields">Parameters of gwaddmeetinginfo by their lower-case names.</param>
internal sealed record Meeting(
    string Id, long OrganizerId, string OrganizerEmail, string OrganizerName, long? EventId, IReadOnlyDictionary<string, string>? EventFields,
    long Created, long Modified, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The digits of the id: the room's name and the end of its address.</summary>
    public string Digits => Id[..Id.IndexOf('@', StringComparison.Ordinal)];

    /// <summary>The password, or empty. An event's own password (EVNMEETINGPASSWORD) comes first: it is the one its form shows.</summary>
    public string Password => EventField("EVNMEETINGPASSWORD") is { Length: > 0 } password ? password : Fields.GetValueOrDefault("password", "");

    /// <summary>The subject: of the event, else of the room.</summary>
    public string Subject => EventField("EVNTITLE") is { Length: > 0 } title ? title : Fields.GetValueOrDefault("summary", "");

    /// <summary>A field of the event, or null.</summary>
    public string? EventField(string name) => EventFields?.GetValueOrDefault(name);
}

/// <summary>The conference rooms of this server. A room is known by the digits of its id, whichever host name follows them.</summary>
internal sealed class MeetingRooms(EmbeddedStore store, TimeProvider time)
{
    private const int IdDigits = 10;

    /// <summary>Makes a room and returns its id. Give the connection of a running transaction to make it within that.</summary>
    public async Task<string> AddAsync(
        SqliteConnection connection, Account organizer, string host, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var id = RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", IdDigits - 1) + "@" + host;
        await connection.ExecuteAsync(new CommandDefinition(
            "INSERT INTO meeting (id, organizer_id, created, modified, fields) VALUES (@id, @organizer, @now, @now, @fields)",
            new { id, organizer = organizer.Id, now = time.GetUtcNow().ToUnixTimeSeconds(), fields = JsonSerializer.Serialize(fields) },
            cancellationToken: cancellationToken));
        return id;
    }

    /// <summary>Makes a room and returns its id.</summary>
    public async Task<string> AddAsync(Account organizer, string host, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        await using var connection = await store.OpenAsync(cancellationToken);
        return await AddAsync(connection, organizer, host, fields, cancellationToken);
    }

    /// <summary>Replaces those parameters of a room that are given.</summary>
    public async Task EditAsync(Meeting meeting, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var merged = new Dictionary<string, string>(meeting.Fields, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            merged[name] = value;
        }

        await using var connection = await store.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            "UPDATE meeting SET fields = @fields, modified = @now WHERE id = @Id",
            new { meeting.Id, now = time.GetUtcNow().ToUnixTimeSeconds(), fields = JsonSerializer.Serialize(merged) });
    }

    /// <summary>The room of an id in any of its forms: <c>digits@host</c>, <c>digits_host</c>, <c>digits</c>; or null.</summary>
    public async Task<Meeting?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var digits = string.Concat(id.Trim().TakeWhile(char.IsAsciiDigit));
        var rest = id.Trim()[digits.Length..];
        if (digits.Length == 0 || !(rest.Length == 0 || rest[0] is '@' or '_'))
        {
            return null;
        }

        await using var connection = await store.OpenAsync(cancellationToken);
        var row = await connection.QueryFirstOrDefaultAsync<Row>(
            """
            SELECT m.id AS Id, m.organizer_id AS OrganizerId, a.email AS OrganizerEmail, a.name AS OrganizerName, m.created AS Created,
              m.modified AS Modified, m.fields AS Fields
            FROM meeting m JOIN account a ON a.id = m.organizer_id WHERE substr(m.id, 1, @length + 1) = @digits || '@'
            """,
            new { digits, length = digits.Length });
        if (row is null)
        {
            return null;
        }

        var planned = await connection.QueryFirstOrDefaultAsync<(long Id, string Fields)?>(
            """
            SELECT i.id, i.fields FROM item i JOIN folder f ON f.id = i.folder_id
            WHERE f.account_id = @OrganizerId AND f.type = 'E' AND i.class = 'E' AND json_extract(i.fields, '$.EVNMEETINGID') IN (@Id, replace(@Id, '@', '_'))
            """,
            row);
        return new Meeting(
            row.Id, row.OrganizerId, row.OrganizerEmail, row.OrganizerName, planned?.Id, planned is { } item ? Read(item.Fields) : null,
            row.Created, row.Modified, Read(row.Fields));
    }

    /// <summary>Where people open the room.</summary>
    public static string Url(string baseAddress, Meeting meeting) =>
        string.Create(CultureInfo.InvariantCulture, $"{baseAddress}/conference/{meeting.Digits}");

    private static Dictionary<string, string> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.ToString(), StringComparer.Ordinal);
    }

    private sealed record Row(
        string Id, long OrganizerId, string OrganizerEmail, string OrganizerName, long Created, long Modified, string Fields);
}
