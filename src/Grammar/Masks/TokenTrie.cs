namespace HomeLLM.Grammar;

/// <summary>
/// The bytes of all tokens of a vocabulary as a tree, so that an automaton walks each shared beginning only once. Immutable and thread-safe.
/// </summary>
/// <remarks>Nodes lie in the order of a walk: a node's children follow it, and behind the last of them stands the node's next sibling.</remarks>
public sealed class TokenTrie
{
    private readonly ReadOnlyMemory<byte>[] _bytes;
    private readonly Node[] _nodes;
    private readonly int[] _tokens;

    /// <summary>Builds the tree.</summary>
    /// <param name="vocabularySize">How many tokens there are.</param>
    /// <param name="bytes">What each token, from 0 to <paramref name="vocabularySize"/> − 1, stands for; empty for control tokens.</param>
    public TokenTrie(int vocabularySize, Func<int, ReadOnlyMemory<byte>> bytes)
    {
        VocabularySize = vocabularySize;
        _bytes = new ReadOnlyMemory<byte>[vocabularySize];
        for (var token = 0; token < vocabularySize; token++) _bytes[token] = bytes(token).ToArray();
        _tokens = [.. Enumerable.Range(0, vocabularySize).Where(token => !_bytes[token].IsEmpty)];
        Array.Sort(_tokens, (left, right) => _bytes[left].Span.SequenceCompareTo(_bytes[right].Span));
        _nodes = BuildNodes();
        MaxDepth = _tokens.Length == 0 ? 0 : _tokens.Max(token => _bytes[token].Length);
        MaxLineBreaks = _tokens.Length == 0 ? 0 : _tokens.Max(token => _bytes[token].Span.Count((byte)'\n'));
    }

    /// <summary>How many tokens there are.</summary>
    public int VocabularySize { get; }

    /// <summary>The length of the longest token, in bytes.</summary>
    internal int MaxDepth { get; }

    /// <summary>The most line feeds in one token.</summary>
    internal int MaxLineBreaks { get; }

    /// <summary>The nodes, in the order of a walk; the root itself is left out.</summary>
    internal ReadOnlySpan<Node> Nodes => _nodes;

    /// <summary>What a token stands for; empty for control tokens.</summary>
    public ReadOnlySpan<byte> GetBytes(int token) => _bytes[token].Span;

    /// <summary>The tokens that end at a node.</summary>
    internal ReadOnlySpan<int> TokensAt(in Node node) => _tokens.AsSpan(node.FirstToken, node.TokenCount);

    private Node[] BuildNodes()
    {
        List<Node> nodes = [];
        List<int> path = [];
        ReadOnlySpan<byte> previous = [];
        for (var i = 0; i < _tokens.Length; i++)
        {
            var bytes = _bytes[_tokens[i]].Span;
            var shared = bytes.CommonPrefixLength(previous);
            Leave(shared);
            for (var depth = shared; depth < bytes.Length; depth++)
            {
                path.Add(nodes.Count);
                nodes.Add(new Node(bytes[depth], depth, FirstToken: i, TokenCount: 0, Skip: 0));
            }

            var last = nodes[path[^1]];
            nodes[path[^1]] = last with { FirstToken = last.TokenCount == 0 ? i : last.FirstToken, TokenCount = last.TokenCount + 1 };
            previous = bytes;
        }

        Leave(0);
        return [.. nodes];

        void Leave(int depth)
        {
            for (; path.Count > depth; path.RemoveAt(path.Count - 1)) nodes[path[^1]] = nodes[path[^1]] with { Skip = nodes.Count };
        }
    }

    /// <summary>One byte of one or more tokens.</summary>
    /// <param name="Value">The byte.</param>
    /// <param name="Depth">How many bytes come before it.</param>
    /// <param name="FirstToken">Where the tokens that end here begin among the sorted tokens.</param>
    /// <param name="TokenCount">How many tokens end here.</param>
    /// <param name="Skip">The node that follows when nothing that begins with this one is wanted.</param>
    internal readonly record struct Node(byte Value, int Depth, int FirstToken, int TokenCount, int Skip);
}
