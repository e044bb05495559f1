using IceWarp.Adapter;

namespace IceWarp.Host.Features;

/// <summary>The signed-in person.</summary>
/// <param name="Email">Full address.</param>
/// <param name="Name">Full name.</param>
/// <param name="TimeZone">IANA zone, or null.</param>
/// <param name="Language">Two-letter language, or null.</param>
internal sealed record PersonResponse(string Email, string Name, string? TimeZone, string? Language)
{
    /// <summary>From the adapter's person.</summary>
    public static PersonResponse From(Person person) => new(person.Email, person.Name, person.TimeZone, person.Language);
}
