using IceWarp.Modules.Notes.Storing;
using Microsoft.Extensions.Time.Testing;

namespace IceWarp.Modules.Notes.Tests.Storing;

public sealed class PinCacheTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void What_was_read_is_known_for_half_a_minute_and_to_nobody_else()
    {
        var cache = new PinCache(_time);
        cache.Keep("Alice@demo.test", Pins("a"), cache.Writes);
        cache.Find("alice@demo.test").Should().Equal("a");
        cache.Find("bob@demo.test").Should().BeNull();
        _time.Advance(TimeSpan.FromSeconds(31));
        cache.Find("alice@demo.test").Should().BeNull();
    }

    [Fact]
    public void A_read_that_began_before_a_write_does_not_bring_the_old_pins_back()
    {
        var cache = new PinCache(_time);
        var before = cache.Writes;
        cache.Replace("alice@demo.test", Pins("new"));
        cache.Keep("alice@demo.test", Pins("old"), before);
        cache.Find("alice@demo.test").Should().Equal("new");
    }

    [Fact]
    public void The_oldest_goes_when_there_are_too_many()
    {
        var cache = new PinCache(_time);
        foreach (var person in Enumerable.Range(0, 10_001))
        {
            cache.Replace($"person{person}@demo.test", Pins("a"));
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        cache.Find("person0@demo.test").Should().BeNull();
        cache.Find("person1@demo.test").Should().NotBeNull();
        cache.Find("person10000@demo.test").Should().NotBeNull();
    }

    private static HashSet<string> Pins(params string[] ids) => new(ids, StringComparer.Ordinal);
}
