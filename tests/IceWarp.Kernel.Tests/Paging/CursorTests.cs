using CsCheck;
using IceWarp.Kernel.Paging;
using IceWarp.Kernel.Problems;

namespace IceWarp.Kernel.Tests.Paging;

public sealed class CursorTests
{
    [Fact]
    public void Every_position_comes_back_from_its_cursor() =>
        Gen.Select(Gen.String, Gen.Long, Gen.Bool, (name, number, flag) => new Position(name, number, flag))
            .Sample(position =>
            {
                var cursor = Cursor.Write(position);
                cursor.Should().MatchRegex("^[A-Za-z0-9_-]*$");
                Cursor.Read<Position>(cursor).Should().Be(position);
            });

    [Fact]
    public void No_cursor_is_the_start() => Cursor.Read<Position>("").Should().BeNull();

    [Fact]
    public void Garbage_is_refused_and_nothing_else_happens() =>
        Gen.String.Where(text => text.Length > 0).Sample(text =>
        {
            try
            {
                Cursor.Read<Position>(text);
            }
            catch (ProblemException refusal)
            {
                refusal.Problem.Code.Should().Be("paging.cursor_invalid");
            }
        });

    // Names without lone surrogates: JSON has no such texts.
    private sealed record Position(string Name, long Number, bool Flag)
    {
        public string Name { get; init; } = new([.. Name.Where(character => !char.IsSurrogate(character))]);
    }
}
