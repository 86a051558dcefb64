using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class TokenMaskerTests
{
    private static readonly string[] Pieces =
    [
        "{\"", "\":\"", "\",\"", "\"}", "}\n", "}\n{\"", "service", "light", ".turn_", "on", "off", "target", "_device", "_area", "target_device", "10", "100", "\n\n",
    ];

    private readonly TestVocabulary _vocabulary = new(Pieces);
    private readonly CallGrammar _grammar = CallGrammar.Build(TestHome.Labels(TestHome.Small), ServiceCatalogue.Default);

    [Fact]
    public void GetMask_StatesOfRandomWalks_EqualsTryingEveryToken()
    {
        var masker = new TokenMasker(_vocabulary.Trie, _grammar.Automaton, TestVocabulary.End);
        var random = new Random(7);
        for (var walk = 0; walk < 60; walk++)
        {
            var state = _grammar.Automaton.StartState;
            foreach (var token in _vocabulary.Tokenize(RandomWalk.Answer(_grammar.Automaton, random)))
            {
                CheckMask(masker, state);
                state = masker.Advance(state, token);
            }

            CheckMask(masker, state);
            TokenMasker.IsAllowed(masker.GetMask(state), TestVocabulary.End).ShouldBeTrue();
        }
    }

    [Fact]
    public void GetMask_LastLine_AllowsNoTokenWithALineFeed()
    {
        var masker = new TokenMasker(_vocabulary.Trie, _grammar.Automaton, TestVocabulary.End);
        const string Line = """{"service":"light.turn_off","target_home":true}""";
        foreach (var lines in (int[])[1, 2, 14, 15, 16])
        {
            var text = string.Join('\n', Enumerable.Repeat(Line, lines))[..^1];
            var state = _vocabulary.Tokenize(text).Aggregate(_grammar.Automaton.StartState, masker.Advance);

            var mask = masker.GetMask(state);
            TokenMasker.IsAllowed(mask, _vocabulary.Tokenize("}")[0]).ShouldBeTrue();
            TokenMasker.IsAllowed(mask, _vocabulary.Tokenize("}\n")[0]).ShouldBe(lines < 16, $"{lines} lines");
            TokenMasker.IsAllowed(mask, _vocabulary.Tokenize("\n\n")[0]).ShouldBeFalse();
        }
    }

    [Fact]
    public void GetMask_EndTokenWithBytes_IsAllowedOnlyAtTheEnd()
    {
        var trie = new TokenTrie(3, token => token switch { 0 => "{"u8.ToArray(), 1 => "a"u8.ToArray(), _ => ReadOnlyMemory<byte>.Empty });
        var automaton = new GrammarAutomaton(new LineGrammar(GrammarNode.Literal("a"), 1));
        var masker = new TokenMasker(trie, automaton, 0);

        masker.GetMask(automaton.StartState).ToArray().ShouldBe([0b010UL]);
        masker.GetMask(masker.Advance(automaton.StartState, 1)).ToArray().ShouldBe([0b001UL]);
        masker.Advance(automaton.StartState, 2).ShouldBe(GrammarAutomaton.Dead);
        masker.Advance(automaton.StartState, 0).ShouldBe(GrammarAutomaton.Dead);
    }

    [Fact]
    public void GetMask_KeptMask_AllocatesNothing()
    {
        var masker = new TokenMasker(_vocabulary.Trie, _grammar.Automaton, TestVocabulary.End);
        var state = _grammar.Automaton.StartState;
        var forced = new ForcedTokens(masker, new ForcedTextCache(_vocabulary.Tokenize));
        Use();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Use();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Use()
        {
            _ = masker.GetMask(state);
            _ = forced.After(state);
            _ = masker.Advance(state, 5);
        }
    }

    private void CheckMask(TokenMasker masker, int state)
    {
        var mask = masker.GetMask(state);
        var allowed = 0;
        for (var token = 0; token < _vocabulary.Size; token++)
        {
            var expected = masker.Advance(state, token) != GrammarAutomaton.Dead;
            if (TokenMasker.IsAllowed(mask, token) != expected) Assert.Fail($"token {token} in state {state}");
            if (expected) allowed++;
        }

        TokenMasker.Count(mask).ShouldBe(allowed);
    }
}
