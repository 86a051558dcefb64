using System.Text;

namespace HomeLLM.Engines.Inference.Tokenizers;

/// <summary>The tokens of a GGUF model.</summary>
/// <remarks>
/// <c>tokenizer.ggml.add_space_prefix</c> asks for a space before a text that follows a special token or nothing. <see cref="Tokenize"/> never
/// adds it, whatever the file says: who wants it writes it into the text. (With the key false, llama.cpp gives the same tokens.)
/// </remarks>
internal sealed class Vocabulary : IVocabulary
{
    private readonly TokenTable _tokens;
    private readonly ITextSplitter _splitter;
    private readonly SpecialTokens _special;
    private readonly byte[][] _bytes;
    private readonly HashSet<int> _endOfGeneration;

    /// <param name="tokens">The tokens.</param>
    /// <param name="splitter">Splits running text.</param>
    /// <param name="bytes">What each token stands for in running text.</param>
    /// <param name="endOfGeneration">The tokens that end an answer.</param>
    public Vocabulary(TokenTable tokens, ITextSplitter splitter, byte[][] bytes, IEnumerable<int> endOfGeneration)
    {
        _tokens = tokens;
        _splitter = splitter;
        _bytes = bytes;
        _special = new SpecialTokens(tokens);
        _endOfGeneration = [.. endOfGeneration];
    }

    public int Size => _tokens.Count;

    public required int? BeginOfText { get; init; }

    public required bool AddsBeginOfText { get; init; }

    public required int? EndOfText { get; init; }

    public bool IsEndOfGeneration(int token) => _endOfGeneration.Contains(token);

    public ReadOnlySpan<byte> GetBytes(int token) => _bytes[token];

    public int[] Tokenize(string text, bool parseSpecial = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var utf8 = Encoding.UTF8.GetBytes(text);
        var output = new List<int>(utf8.Length);
        foreach (var fragment in _special.Cut(utf8, _tokens, parseSpecial))
        {
            if (fragment.Token >= 0)
            {
                output.Add(fragment.Token);
            }
            else
            {
                _splitter.Split(utf8.AsSpan(fragment.Start, fragment.Length), output);
            }
        }

        return [.. output];
    }
}
