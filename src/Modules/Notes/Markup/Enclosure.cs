using System.Text;

namespace IceWarp.Modules.Notes.Markup;

/// <summary>Puts blocks one after the other, and the elements around them where they were: neighbours in the same element share it again.</summary>
internal sealed class Enclosure
{
    private readonly StringBuilder _html = new();
    private readonly List<Container> _open = [];
    private bool _endsBare;

    /// <summary>Adds a block.</summary>
    /// <param name="around">The elements around it, outermost first.</param>
    /// <param name="html">The block.</param>
    /// <param name="isBare">True for words without an element: two of them get one, or they would be one line.</param>
    public void Add(IReadOnlyList<Container> around, string html, bool isBare)
    {
        var common = 0;
        while (common < _open.Count && common < around.Count && _open[common].Is(around[common]))
        {
            common++;
        }

        var moves = common < _open.Count || common < around.Count;
        CloseTo(common);
        foreach (var container in around.Skip(common))
        {
            container.Tag.WriteTo(_html);
            _open.Add(container);
        }

        var isSecond = isBare && _endsBare && !moves;
        _html.Append(isSecond ? "<p>" : "").Append(html).Append(isSecond ? "</p>" : "");
        _endsBare = isBare && !isSecond;
    }

    /// <summary>The whole.</summary>
    public override string ToString()
    {
        CloseTo(0);
        return _html.ToString();
    }

    private void CloseTo(int count)
    {
        while (_open.Count > count)
        {
            _html.Append("</").Append(_open[^1].Tag.Name).Append('>');
            _open.RemoveAt(_open.Count - 1);
        }
    }
}
