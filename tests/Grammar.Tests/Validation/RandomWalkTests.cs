using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;

namespace HomeLLM.Grammar.Tests;

/// <summary>Whatever the grammar admits passes the schema and the validator; whatever is bent out of range passes neither.</summary>
public class RandomWalkTests
{
    private const int Homes = 400, WalksPerHome = 250;

    private readonly CallValidator _validator = new(ServiceCatalogue.Default);
    private readonly CallResolver _resolver = new(ServiceCatalogue.Default);

    [Fact]
    public void Validate_HundredThousandWalks_PassSchemaAndValidator()
    {
        var lines = 0;
        Parallel.For(0, Homes, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var random = new Random(seed);
            var home = RandomHomes.Make(random);
            var scope = RandomHomes.Scope(random, home);
            var automaton = CallGrammar.Build(scope, ServiceCatalogue.Default).Automaton;
            var check = new CallSchemaCheck(CallSchema.Build(scope, ServiceCatalogue.Default));
            for (var walk = 0; walk < WalksPerHome; walk++)
            {
                Interlocked.Add(ref lines, CheckWalk(RandomWalk.Answer(automaton, random), scope, check, seed));
            }
        });

        lines.ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public void Validate_EveryMutation_FailsSchemaAndValidator()
    {
        var mutations = 0;
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var home = RandomHomes.Make(random);
            var scope = RandomHomes.Scope(random, home);
            var automaton = CallGrammar.Build(scope, ServiceCatalogue.Default).Automaton;
            var check = new CallSchemaCheck(CallSchema.Build(scope, ServiceCatalogue.Default));
            for (var walk = 0; walk < 20; walk++)
            {
                var text = RandomWalk.Answer(automaton, random).Split('\n')[0];
                foreach (var (what, mutated) in CallMutations.Of(text, scope))
                {
                    mutations++;
                    check.FindError(mutated).ShouldNotBeNull($"schema, {what} of {text}: {mutated}");
                    Refused(mutated, scope).ShouldBeTrue($"validator, {what} of {text}: {mutated}");
                    automaton.IsAccepting(automaton.Step(automaton.StartState, Encoding.UTF8.GetBytes(mutated)))
                        .ShouldBeFalse($"grammar, {what}: {mutated}");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

        mutations.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Validate_RandomLines_GrammarSchemaAndValidatorAgree()
    {
        var (right, wrong) = (0, 0);
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var scope = RandomHomes.Scope(random, RandomHomes.Make(random));
            var automaton = CallGrammar.Build(scope, ServiceCatalogue.Default).Automaton;
            var check = new CallSchemaCheck(CallSchema.Build(scope, ServiceCatalogue.Default));
            for (var i = 0; i < 300; i++)
            {
                var text = RandomLines.Make(random, scope).ToText(ServiceCatalogue.Default);
                var isRight = automaton.IsAccepting(automaton.Step(automaton.StartState, Encoding.UTF8.GetBytes(text)));
                (check.FindError(text) is null).ShouldBe(isRight, $"schema and grammar differ over {text}: {check.FindError(text)}");
                (!Refused(text, scope)).ShouldBe(isRight, $"validator and grammar differ over {text}");
                if (isRight) right++;
                else wrong++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

        right.ShouldBeGreaterThan(3_000);
        wrong.ShouldBeGreaterThan(3_000);
    }

    private int CheckWalk(string answer, CallScope scope, CallSchemaCheck check, int seed)
    {
        var read = CallLineReader.Read(answer);
        read.Error.ShouldBeNull($"home {seed}: {answer}");
        var texts = answer.Split('\n');
        read.Lines.Length.ShouldBe(texts.Length);
        for (var i = 0; i < texts.Length; i++)
        {
            var line = read.Lines[i];
            (check.FindError(texts[i])?.ToString()).ShouldBeNull($"home {seed}: {texts[i]}");
            (_validator.FindError(line, scope)?.ToString()).ShouldBeNull($"home {seed}: {texts[i]}");
            line.ToText(ServiceCatalogue.Default).ShouldBe(texts[i]);
            var resolution = _resolver.Resolve(line, scope);
            foreach (var call in resolution.Calls) (_validator.FindError(call, scope.Home)?.ToString()).ShouldBeNull(texts[i]);
        }

        return texts.Length;
    }

    private bool Refused(string text, CallScope scope) =>
        !CallLineReader.TryReadLine(text, out var line, out _) || _validator.FindError(line!, scope) is not null;
}
