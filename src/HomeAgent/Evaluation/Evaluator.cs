using HomeLLM.DeviceRegistry;
using HomeLLM.HomeAgent.Dialogue;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Replies;

namespace HomeLLM.HomeAgent.Evaluation;

/// <summary>Puts cases to the program, as people would, and compares.</summary>
internal sealed class Evaluator(DialogueReader reader)
{
    private readonly HomeRegistry _registry = new();
    private HomeSnapshot? _inForce;

    /// <summary>Runs one case.</summary>
    public EvaluationResult Run(EvaluationCase evaluationCase, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(_inForce, evaluationCase.Home))
        {
            // Through the registry, which numbers the homes, so that what was built from one isn't taken for another.
            var home = _registry.Replace(evaluationCase.Home);
            if (_inForce is null) reader.WarmUp(home);
            _inForce = evaluationCase.Home;
        }

        var current = _registry.Current;
        var utterance = new Utterance(evaluationCase.Text, evaluationCase.Area) { Conversation = evaluationCase.Conversation };
        var got = reader.Read(utterance, current, cancellationToken);
        var reply = ReplyComposer.ComposePlanned(evaluationCase.Text, got, current);
        return new(evaluationCase, got, reply, evaluationCase.Expected.Any(expected => expected.Matches(got, reply, current)));
    }
}
