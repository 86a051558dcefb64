using Shouldly;

namespace HomeLLM.Grammar.Tests;

public class ForcedTokensTests
{
    private static readonly CallGrammar Grammar = CallGrammar.Build(TestHome.Labels(TestHome.Small), ServiceCatalogue.Default);

    [Theory]
    [InlineData("", "{\"|service|\":\"", new[] { "{\"", "service", "\":\"" })]
    [InlineData("", "{\"|service|\":|\"", new[] { "{\"", "service", "\":" })]
    [InlineData("", "{\"|service", new[] { "{\"", "service", "\":\"", "\":\"light" })]
    [InlineData("", "", new[] { "{\"service\":\"none" })]
    [InlineData("{\"service\":\"light.turn_of", "f|\",\"|target|_", new[] { "\",\"", "target" })]
    [InlineData("{\"service\":\"light.turn_of", "f|\",\"|target", new[] { "\",\"", "target", "_area" })]
    [InlineData("{\"service\":\"light.turn_of", "f|\",\"", new[] { "\",\"", "target", "target_area" })]
    [InlineData("{\"service\":\"light.turn_off\",\"target_h", "o|m|e|\"|:|true", new[] { "true" })]
    [InlineData("{\"service\":\"light.turn_off\",\"target_h", "o|m|e|\"|:|true", new[] { "true", "}\n" })]
    [InlineData("{\"service\":\"light.turn_off\",\"target_home\":true}", "", new[] { "true" })]
    [InlineData("{\"service\":\"none\",\"reason\":\"am", "biguous", new[] { "biguous", "\"}", "\"}\n" })]
    public void After_Vocabulary_ForcesWhatNoLongerTokenWouldCross(string text, string forced, string[] pieces)
    {
        var vocabulary = new TestVocabulary(pieces);
        var masker = new TokenMasker(vocabulary.Trie, Grammar.Automaton, TestVocabulary.End);
        var tokens = new ForcedTokens(masker, new ForcedTextCache(vocabulary.Tokenize));
        var state = vocabulary.Tokenize(text).Aggregate(Grammar.Automaton.StartState, masker.Advance);

        string.Join('|', tokens.After(state).ToArray().Select(token => vocabulary.Text([token]))).ShouldBe(forced);
    }

    [Fact]
    public void After_CanonicalSpellings_ForcesExactlyTheirTokens()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var scope = RandomHomes.Scope(random, RandomHomes.Make(random));
            var automaton = CallGrammar.Build(scope, ServiceCatalogue.Default).Automaton;
            var answers = Enumerable.Range(0, 40).Select(_ => RandomWalk.Answer(automaton, random)).ToArray();
            var vocabulary = TestVocabulary.CutFrom(random, answers, random.Next(300));
            var masker = new TokenMasker(vocabulary.Trie, automaton, TestVocabulary.End);
            var forced = new ForcedTokens(masker, new ForcedTextCache(vocabulary.Tokenize));
            foreach (var answer in answers) CheckAnswer(vocabulary.Tokenize(answer), masker, forced, $"home {seed}: {answer}");
        }
    }

    [Fact]
    public void After_TokenizerThatAddsSpaces_ForcesOnlyWhatFits()
    {
        var vocabulary = new TestVocabulary([]);
        var masker = new TokenMasker(vocabulary.Trie, Grammar.Automaton, TestVocabulary.End);
        var spaced = new ForcedTokens(masker, new ForcedTextCache(text => vocabulary.Tokenize(" " + text)));
        var wrongAtTheEnd = new ForcedTokens(masker, new ForcedTextCache(text => vocabulary.Tokenize(text[..3] + "?")));

        spaced.After(Grammar.Automaton.StartState).Length.ShouldBe(0);
        wrongAtTheEnd.After(Grammar.Automaton.StartState).Length.ShouldBe(3);
    }

    private static void CheckAnswer(int[] canonical, TokenMasker masker, ForcedTokens forced, string because)
    {
        var state = masker.Automaton.StartState;
        for (var i = 0; i < canonical.Length; i++)
        {
            var tokens = forced.After(state);
            canonical.AsSpan(i, Math.Min(tokens.Length, canonical.Length - i)).ToArray().ShouldBe(tokens.ToArray(), because);
            state = masker.Advance(state, canonical[i]);
            state.ShouldNotBe(GrammarAutomaton.Dead, because);
        }
    }
}
