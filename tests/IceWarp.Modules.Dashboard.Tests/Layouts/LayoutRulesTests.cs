using CsCheck;
using IceWarp.Modules.Dashboard.Layouts;

namespace IceWarp.Modules.Dashboard.Tests.Layouts;

public sealed class LayoutRulesTests
{
    private static readonly Background Plain = new(BackgroundKind.None);

    private static readonly Gen<Widget> AnyWidget = Gen.Select(
        Gen.Int[-2, 13], Gen.Int[-2, 203], Gen.Int[0, 14], Gen.Int[0, 14], Gen.Bool, Gen.OneOf("mail", "notes", "virus"),
        (x, y, w, h, hidden, kind) => new Widget(string.Create(null, $"w{x}-{y}-{w}-{h}").Replace("-", "_", StringComparison.Ordinal), kind, x, y, w, h, hidden));

    [Fact]
    public void The_default_layout_keeps_the_rules() => LayoutRules.Broken(DashboardLayout.BuiltIn).Should().BeEmpty();

    [Fact]
    public void A_layout_without_widgets_is_good() => LayoutRules.Broken(new DashboardLayout([], Plain)).Should().BeEmpty();

    [Fact]
    public void A_missing_list_of_widgets_is_refused() => Fields(null).Should().Equal("widgets");

    [Fact]
    public void Twenty_five_widgets_are_too_many()
    {
        var many = Enumerable.Range(0, 25).Select(i => new Widget($"w{i}", "mail", 0, i * 2, 2, 2, Hidden: false)).ToList();
        Fields(new DashboardLayout(many, Plain)).Should().Equal("widgets");
        Fields(new DashboardLayout(many[..24], Plain)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(-1, 0, 4, 4, "widgets[0].x")]
    [InlineData(12, 0, 2, 4, "widgets[0].x")]
    [InlineData(9, 0, 4, 4, "widgets[0].w")]
    [InlineData(0, 0, 1, 4, "widgets[0].w")]
    [InlineData(0, 0, 13, 4, "widgets[0].w")]
    [InlineData(0, -1, 4, 4, "widgets[0].y")]
    [InlineData(0, 201, 4, 4, "widgets[0].y")]
    [InlineData(0, 0, 4, 1, "widgets[0].h")]
    [InlineData(0, 0, 4, 13, "widgets[0].h")]
    [InlineData(int.MaxValue, 0, int.MaxValue, 4, "widgets[0].x,widgets[0].w")]
    public void A_widget_outside_the_grid_is_refused_with_its_field(int x, int y, int w, int h, string fields) =>
        Fields(new DashboardLayout([new Widget("a", "mail", x, y, w, h, Hidden: false)], Plain)).Should().Equal(fields.Split(','));

    [Fact]
    public void Ids_kinds_and_nulls_are_checked() => Fields(new DashboardLayout(
        [new Widget("a b", "mail", 0, 0, 2, 2, Hidden: false), new Widget("b", "weather", 2, 0, 2, 2, Hidden: false), null!, new Widget("b", "mail", 4, 0, 2, 2, Hidden: false)],
        Plain)).Should().BeEquivalentTo("widgets[0].id", "widgets[1].kind", "widgets[2]", "widgets[3].id");

    [Fact]
    public void Two_shown_widgets_must_not_overlap_and_a_hidden_one_takes_no_room()
    {
        var first = new Widget("a", "mail", 0, 0, 4, 4, Hidden: false);
        var second = new Widget("b", "notes", 3, 3, 4, 4, Hidden: false);
        Fields(new DashboardLayout([first, second], Plain)).Should().Equal("widgets[1]");
        Fields(new DashboardLayout([first, second with { Hidden = true }], Plain)).Should().BeEmpty();
        Fields(new DashboardLayout([first, second with { X = 4 }], Plain)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("builtin", "fjord", true)]
    [InlineData("builtin", null, false)]
    [InlineData("builtin", "../x", false)]
    [InlineData("own", null, true)]
    [InlineData("own", "x", false)]
    [InlineData("none", null, true)]
    [InlineData("video", null, false)]
    public void A_background_is_builtin_with_a_name_or_own_or_none(string kind, string? id, bool good) =>
        Fields(new DashboardLayout([], new Background(kind, id))).Any().Should().Be(!good);

    [Fact]
    public void Whatever_passes_lies_inside_the_grid_and_covers_no_cell_twice() => AnyWidget.Array[0, 6].Sample(widgets =>
    {
        var broken = LayoutRules.Broken(new DashboardLayout(widgets, Plain)).ToList();
        var cells = widgets.Where(widget => !widget.Hidden).SelectMany(Cells).ToList();
        var good = widgets.All(widget =>
                widget.X >= 0 && widget.Y is >= 0 and <= 200 && widget.W is >= 2 and <= 12 && widget.H is >= 2 and <= 12 && widget.X + widget.W <= 12
                && widget.Kind != "virus")
            && widgets.DistinctBy(widget => widget.Id).Count() == widgets.Length
            && cells.Distinct().Count() == cells.Count;
        return broken.Count == 0 == good;
    });

    [Fact]
    public void A_kept_layout_reads_back_the_same() => AnyWidget.Array[0, 4].Sample(widgets =>
    {
        var layout = new DashboardLayout(widgets, Plain);
        var stored = StoredLayout.Read(StoredLayout.Write(layout), DashboardLayout.BuiltIn);
        return LayoutRules.Broken(layout).Any()
            ? stored.Origin == LayoutOrigin.Unreadable && ReferenceEquals(stored.Layout, DashboardLayout.BuiltIn)
            : stored.Origin == LayoutOrigin.Saved && stored.Layout.Widgets.SequenceEqual(widgets) && stored.Layout.Background == Plain;
    });

    private static IEnumerable<string> Fields(DashboardLayout? layout) => LayoutRules.Broken(layout).Select(broken => broken.Field);

    private static IEnumerable<(int X, int Y)> Cells(Widget widget) =>
        from x in Enumerable.Range(widget.X, widget.W) from y in Enumerable.Range(widget.Y, widget.H) select (x, y);
}
