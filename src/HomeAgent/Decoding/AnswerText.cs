using System.Text;

namespace HomeLLM.HomeAgent.Decoding;

/// <summary>The bytes of an answer as it grows, and where in its last line it stands.</summary>
internal sealed class AnswerText
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>Where the last line begins.</summary>
    public int LineStart { get; private set; }

    /// <summary>Which line is the last, from 0.</summary>
    public int Line { get; private set; }

    /// <summary>How long the text is, in bytes.</summary>
    public int Length => _length;

    /// <summary>Starts again.</summary>
    public void Clear() => (_length, LineStart, Line) = (0, 0, 0);

    /// <summary>Adds one byte; a line feed begins a new line.</summary>
    public void Append(byte value)
    {
        if (_length == _bytes.Length) Array.Resize(ref _bytes, _length * 2);
        _bytes[_length++] = value;
        if (value == (byte)'\n') (LineStart, Line) = (_length, Line + 1);
    }

    /// <summary>The last line so far, decoded.</summary>
    public string LastLine() => Encoding.UTF8.GetString(_bytes, LineStart, _length - LineStart);

    /// <summary>The whole text, decoded.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes, 0, _length);

    /// <summary>What comes next in the last line: found by counting its members.</summary>
    public DecodePlace Place()
    {
        var line = _bytes.AsSpan(LineStart, _length - LineStart);
        var (commas, inText, inArray, hasColon, closed) = (0, false, false, false, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (inText)
            {
                if (line[i] == (byte)'\\') i++;
                else if (line[i] == (byte)'"') inText = false;
                continue;
            }

            switch (line[i])
            {
                case (byte)'"':
                    inText = true;
                    break;
                case (byte)'[':
                    inArray = true;
                    break;
                case (byte)']':
                    inArray = false;
                    break;
                case (byte)':':
                    hasColon = true;
                    break;
                case (byte)',' when !inArray:
                    (commas, hasColon) = (commas + 1, false);
                    break;
                case (byte)'}':
                    closed = true;
                    break;
            }
        }

        if (closed) return DecodePlace.LineEnd;
        var isValueDone = hasColon && !inText && !inArray && line is not [.., (byte)':'];
        return commas switch
        {
            0 => isValueDone ? DecodePlace.Target : DecodePlace.Service,
            1 => line.StartsWith("{\"service\":\"none\""u8) ? DecodePlace.Value : isValueDone ? DecodePlace.Parameter : DecodePlace.Target,
            // A number may always go on.
            _ => hasColon && (!isValueDone || char.IsAsciiDigit((char)line[^1])) ? DecodePlace.Value : DecodePlace.Parameter,
        };
    }
}
