using IceWarp.Office.Native;

namespace IceWarp.Office.Worker;

/// <summary>
/// What the office's thread does whenever the office itself has nothing to do: answers signs of life, does what was asked in the order it was asked, and
/// paints. Dialogs that the office runs to their end call it again from inside; while a document loads only signs of life are answered.
/// </summary>
internal sealed class WorkerLoop(Inbox inbox, TileEncoder encoder, WorkerSession session)
{
    // The office's own timers are at least this fine.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    /// <summary>One turn, as <see cref="OfficeKit.Run"/> wants it.</summary>
    public int Poll(int microseconds)
    {
        if (Work())
        {
            return 1;
        }

        if (microseconds == 0)
        {
            return 0;
        }

        inbox.Wait(Limit(microseconds));
        return Work() ? 1 : 0;
    }

    private static TimeSpan Limit(int microseconds)
    {
        var wanted = microseconds < 0 ? LongestWait : TimeSpan.FromMicroseconds(microseconds);
        return wanted > LongestWait ? LongestWait : wanted < ShortestWait ? ShortestWait : wanted;
    }

    private bool Work()
    {
        if (inbox.TakePing() is { } ping)
        {
            session.Answer(ping);
            return true;
        }

        if (session.IsLoading)
        {
            return false;
        }

        // One in a turn: the office works off what it caused before the next one.
        if (inbox.TakeOrdered() is { } frame)
        {
            session.Do(frame);
            return true;
        }

        if (encoder.HasRoom && inbox.TakeTiles() is { } tiles)
        {
            session.Paint(tiles.View, tiles.Area);
            return true;
        }

        return false;
    }
}
