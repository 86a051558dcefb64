using System.Text;
using LLama.Native;

namespace HomeLLM.Engines.Packages.LanguageModels;

/// <summary>The tokens of a model that llama.cpp runs. What each token is, is asked once: the decoding loop reads it per token.</summary>
internal sealed class LlamaSharpVocabulary : IVocabulary
{
    private const int ByteTokens = 256;

    private readonly SafeLlamaModelHandle _model;
    private readonly byte[][] _bytes;
    private readonly bool[] _endsGeneration;
    private readonly bool[] _isForbiddenInText;
    private readonly string[] _forbiddenNames;

    /// <param name="model">The loaded model.</param>
    /// <exception cref="ModelFileException">llama.cpp would end the process on some text.</exception>
    public LlamaSharpVocabulary(SafeLlamaModelHandle model)
    {
        _model = model;
        Size = model.Vocab.Count;
        BeginOfText = (int?)model.Vocab.BOS;
        AddsBeginOfText = model.Vocab.ShouldAddBOS;
        EndOfText = (int?)model.Vocab.EOS;
        _bytes = new byte[Size][];
        _endsGeneration = new bool[Size];
        _isForbiddenInText = new bool[Size];
        var names = new List<string>();
        var byteTokens = 0;
        for (var token = 0; token < Size; token++)
        {
            _bytes[token] = Spell(token, showsControl: false);
            _endsGeneration[token] = ((LLamaToken)token).IsEndOfGeneration(model);
            _isForbiddenInText[token] = ((LLamaToken)token).IsControl(model);
            if (((LLamaToken)token).GetAttributes(model).HasFlag(LLamaTokenAttr.Byte)) byteTokens++;
            if (_isForbiddenInText[token]) names.Add(Encoding.UTF8.GetString(Spell(token, showsControl: true)));
        }

        if (model.Vocab.Type == LLamaVocabType.SentencePiece && byteTokens < ByteTokens)
            throw new ModelFileException($"the vocabulary has {byteTokens} byte tokens, expected {ByteTokens}: llama.cpp breaks down on what it can't spell");
        _forbiddenNames = [.. names.Where(name => name.Length > 1)];
    }

    public int Size { get; }

    public int? BeginOfText { get; }

    public bool AddsBeginOfText { get; }

    public int? EndOfText { get; }

    public bool IsEndOfGeneration(int token) => _endsGeneration[token];

    public ReadOnlySpan<byte> GetBytes(int token) => _bytes[token];

    public int[] Tokenize(string text, bool parseSpecial = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = Split(text, parseSpecial);
        return parseSpecial || !Array.Exists(tokens, token => _isForbiddenInText[token]) ? tokens : SplitApart(text);
    }

    /// <summary>
    /// Where a vocabulary holds the parts of a control token's name, llama.cpp merges them into that token also in plain text. Cut inside of
    /// every such name, the text can't become one.
    /// </summary>
    private int[] SplitApart(string text)
    {
        var cuts = new SortedSet<int> { text.Length };
        foreach (var name in _forbiddenNames)
        {
            for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                cuts.Add(at + (char.IsHighSurrogate(name[0]) ? 2 : 1));
            }
        }

        var tokens = new List<int>();
        var start = 0;
        foreach (var cut in cuts)
        {
            tokens.AddRange(Split(text[start..cut], parseSpecial: false).Where(token => !_isForbiddenInText[token]));
            start = cut;
        }

        return [.. tokens];
    }

    private int[] Split(string text, bool parseSpecial) =>
        Array.ConvertAll(_model.Tokenize(text, addBos: false, parseSpecial, Encoding.UTF8), token => (int)token);

    private byte[] Spell(int token, bool showsControl)
    {
        Span<byte> buffer = stackalloc byte[256];
        var length = (int)_model.TokenToSpan(token, buffer, special: showsControl);
        if (length <= buffer.Length) return buffer[..length].ToArray();
        var spelled = new byte[length];
        _model.TokenToSpan(token, spelled, special: showsControl);
        return spelled;
    }
}
