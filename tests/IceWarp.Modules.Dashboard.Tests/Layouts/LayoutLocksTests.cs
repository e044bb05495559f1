using CsCheck;
using IceWarp.Modules.Dashboard.Layouts;

namespace IceWarp.Modules.Dashboard.Tests.Layouts;

public sealed class LayoutLocksTests
{
    private static readonly Background Plain = new(BackgroundKind.None);
    private static readonly Widget Agenda = new("agenda", "agenda", 4, 0, 4, 4, Hidden: false, Locked: true);
    private static readonly DashboardLayout Standard = new([Agenda, new Widget("tasks", "tasks", 8, 0, 4, 4, Hidden: false)], Plain);

    [Fact]
    public void A_layout_is_left_as_it_is_where_nothing_is_locked()
    {
        var own = new DashboardLayout([new Widget("w1", "mail", 0, 0, 4, 4, Hidden: false)], Plain);
        LayoutLocks.Impose(own, DashboardLayout.BuiltIn).Should().BeSameAs(own);
    }

    [Fact]
    public void A_locked_widget_comes_back_to_its_place_and_what_lies_there_goes_down()
    {
        var own = new DashboardLayout(
            [new Widget("w7", "agenda", 0, 8, 4, 4, Hidden: true), new Widget("notes", "notes", 6, 2, 4, 3, Hidden: false), new Widget("mail", "mail", 0, 0, 4, 4, Hidden: false)],
            Plain);
        LayoutLocks.Impose(own, Standard).Widgets.Should().BeEquivalentTo(
            [Agenda, new Widget("mail", "mail", 0, 0, 4, 4, Hidden: false), new Widget("notes", "notes", 6, 4, 4, 3, Hidden: false)]);
    }

    [Fact]
    public void What_finds_no_row_any_more_is_hidden()
    {
        var standard = new DashboardLayout([Agenda with { Y = 195, H = 12 }], Plain);
        var own = new DashboardLayout([new Widget("mail", "mail", 4, 198, 4, 4, Hidden: false)], Plain);
        LayoutLocks.Impose(own, standard).Widgets.Should().Contain(widget => widget.Id == "mail" && widget.Hidden);
    }

    [Theory]
    [InlineData(4, 0, 4, 4, false, true)]
    [InlineData(3, 0, 4, 4, false, false)]
    [InlineData(4, 0, 4, 5, false, false)]
    [InlineData(4, 0, 4, 4, true, false)]
    public void A_locked_widget_must_be_sent_as_it_is(int x, int y, int w, int h, bool hidden, bool good)
    {
        var sent = new DashboardLayout([new Widget("agenda", "agenda", x, y, w, h, hidden)], Plain);
        LayoutLocks.Broken(sent, Standard).Should().BeEquivalentTo(good ? [] : new[] { "agenda" });
    }

    [Fact]
    public void A_missing_locked_widget_is_named() => LayoutLocks.Broken(new DashboardLayout([], Plain), Standard).Should().Equal("agenda");

    [Fact]
    public void Imposing_keeps_the_rules_whatever_a_person_had()
    {
        var widget = Gen.Select(
            Gen.Int[0, 8], Gen.Int[0, 200], Gen.Int[2, 4], Gen.Int[2, 12], Gen.Bool, Gen.OneOf("mail", "notes", "files", "agenda"),
            (x, y, w, h, hidden, kind) => new Widget("", kind, x, y, w, h, hidden));
        Gen.Select(widget.Array[0, 8], widget).Sample((own, locked) =>
        {
            var layout = new DashboardLayout([.. own.Select((each, index) => each with { Id = $"w{index}" })], Plain);
            if (LayoutRules.Broken(layout).Any())
            {
                return true;
            }

            var standard = new DashboardLayout([locked with { Id = "w2", Hidden = false, Locked = true }], Plain);
            var imposed = LayoutLocks.Impose(layout, standard);
            return !LayoutRules.Broken(imposed).Any() && LayoutLocks.Broken(imposed, standard).Count == 0;
        });
    }
}
