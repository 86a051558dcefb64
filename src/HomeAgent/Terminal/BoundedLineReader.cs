using System.Text;

namespace HomeLLM.HomeAgent.Terminal;

/// <summary>Reads lines of which none can fill the memory. Lines end with LF or CR LF.</summary>
/// <param name="reader">Where from.</param>
/// <param name="maxLength">The most characters of a line that are kept.</param>
internal sealed class BoundedLineReader(TextReader reader, int maxLength)
{
    private readonly char[] _buffer = new char[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>Reads the next line; null at the end of the input.</summary>
    public async ValueTask<BoundedLine?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var isTooLong = false;
        var isAny = false;
        while (true)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = await reader.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
                if (_end == 0) return isAny ? Finish(line, isTooLong) : null;
            }

            isAny = true;
            var available = _buffer.AsMemory(_start, _end - _start);
            var length = available.Span.IndexOf('\n');
            var taken = available[..(length < 0 ? available.Length : length)];
            var kept = Math.Min(taken.Length, maxLength + 1 - line.Length);
            line.Append(taken.Span[..kept]);
            isTooLong |= kept < taken.Length;
            _start += taken.Length + (length < 0 ? 0 : 1);
            if (length >= 0) return Finish(line, isTooLong);
        }
    }

    private BoundedLine Finish(StringBuilder line, bool isTooLong)
    {
        if (line.Length > 0 && line[^1] == '\r' && !isTooLong) line.Length--;
        if (line.Length <= maxLength) return new(line.ToString(), isTooLong);
        line.Length = maxLength;
        return new(line.ToString(), IsTooLong: true);
    }
}
