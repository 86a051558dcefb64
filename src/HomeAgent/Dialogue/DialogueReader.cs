using System.Collections.Immutable;
using System.Text.Json.Nodes;
using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;
using HomeLLM.HomeAgent.Language;
using HomeLLM.HomeAgent.Linking;
using HomeLLM.HomeAgent.Pipeline;
using HomeLLM.HomeAgent.Questions;

namespace HomeLLM.HomeAgent.Dialogue;

/// <summary>
/// Reads an utterance as a part of its conversation: it may answer a question of the agent, lean on what was said before, or take it back.
/// Whatever it returns as a call counts as done for the utterances that follow. One utterance at a time.
/// </summary>
internal sealed class DialogueReader(UtteranceReader reader, TimeProvider time)
{
    private readonly Conversations _conversations = new(time);
    private readonly Answerer _answerer = new(time);

    private static DialogueSentences Words => Sentences.Spoken.Dialogue;

    /// <summary>Does once what is slow only the first time, so that nobody waits for it. Never throws.</summary>
    public void WarmUp(HomeSnapshot home) => reader.WarmUp(home);

    /// <summary>Does what doesn't depend on what will be said. Never throws but to be cancelled.</summary>
    public void Prepare(HomeSnapshot home, CancellationToken cancellationToken) => reader.Prepare(home, cancellationToken);

    /// <summary>Understands one utterance.</summary>
    public Interpretation Read(Utterance utterance, HomeSnapshot home, CancellationToken cancellationToken)
    {
        var conversation = _conversations.Find(utterance.Conversation);
        // A slip of the finger is no answer, and leaves the question open.
        if (string.IsNullOrWhiteSpace(utterance.Text)) return reader.Read(utterance, home, null, cancellationToken);

        var question = conversation.Question;
        conversation.Question = null;
        var interpretation = question switch
        {
            PendingQuestion.Confirmation confirmation => AnswerConfirmation(confirmation, utterance, home),
            PendingQuestion.Choice choice => AnswerChoice(choice, utterance, conversation, home, cancellationToken),
            _ => null,
        };
        interpretation ??= ReadFresh(utterance, conversation, home, cancellationToken);
        interpretation = interpretation with { Told = [.. interpretation.Answers.Select(query => _answerer.Compose(query, home))] };
        conversation.Question ??= QuestionOf(interpretation, utterance);
        Remember(interpretation, conversation, home);
        return interpretation;
    }

    private Interpretation ReadFresh(Utterance utterance, Conversation conversation, HomeSnapshot home, CancellationToken cancellationToken)
    {
        var interpretation = reader.Read(utterance, home, HistoryIn(home, conversation), cancellationToken);
        if (interpretation.IsUndo) return reader.Screen(Undo(interpretation, conversation, home), home);
        return IsCorrection(utterance.Text, interpretation, conversation) ? TakeBackToo(interpretation, conversation, home) : interpretation;
    }

    private static Interpretation? AnswerConfirmation(PendingQuestion.Confirmation confirmation, Utterance utterance, HomeSnapshot home)
    {
        if (YesNo.Read(utterance.Text, confirmation.Text) is not { } isYes) return null;
        if (!isYes) return Interpretation.Said(Words.NotDone.Say());
        var calls = confirmation.Calls.Select(call => call with { EntityIds = [.. call.EntityIds.Where(id => home.FindDevice(id) is not null)] })
            .Where(call => !call.EntityIds.IsEmpty).ToImmutableArray();
        return calls.IsEmpty ? Interpretation.Said(Words.Gone.Say()) : new(calls, [], default);
    }

    private Interpretation? AnswerChoice(
        PendingQuestion.Choice choice, Utterance utterance, Conversation conversation, HomeSnapshot home, CancellationToken cancellationToken)
    {
        var answer = new ChoiceMatcher(home, choice.Candidates, utterance.AreaId ?? choice.AreaId).Read(utterance.Text);
        switch (answer.Kind)
        {
            case ChoiceKind.Neither:
                return Interpretation.Said(Words.NoneChosen.Say());
            case ChoiceKind.Narrowed:
                conversation.Question = choice with { Candidates = answer.Devices };
                return new([], [new(RefusalReason.Ambiguous, answer.Devices)], default);
            case ChoiceKind.Chosen:
                return ReadChosen(choice, answer.Devices, conversation, home, cancellationToken);
            default:
                return null;
        }
    }

    /// <summary>Reads the unclear utterance again, once for each device that was chosen, as if there were no other.</summary>
    private Interpretation ReadChosen(
        PendingQuestion.Choice choice, ImmutableArray<EntityId> chosen, Conversation conversation, HomeSnapshot home, CancellationToken cancellationToken)
    {
        var readings = chosen.Select(id => ReadAlone(choice, id, conversation, home, cancellationToken)).ToList();
        if (readings.Find(reading => reading.Failure is not null) is { } failed) return failed;
        var joined = readings[0] with
        {
            Calls = [.. readings.SelectMany(reading => reading.Calls)],
            Unconfirmed = [.. readings.SelectMany(reading => reading.Unconfirmed)],
            Answers = [.. readings.SelectMany(reading => reading.Answers)],
            Problems = [.. readings.SelectMany(reading => reading.Problems)],
        };
        return joined.AllCalls.IsEmpty && joined.Answers.IsEmpty ? joined : joined with { Problems = [] };
    }

    private Interpretation ReadAlone(
        PendingQuestion.Choice choice, EntityId id, Conversation conversation, HomeSnapshot home, CancellationToken cancellationToken)
    {
        var alone = new HomeSnapshot(home.Floors, home.Areas, [home.FindDevice(id)!]);
        return reader.Read(new Utterance(choice.Text, choice.AreaId), alone, HistoryIn(alone, conversation), cancellationToken);
    }

    private static Interpretation Undo(Interpretation interpretation, Conversation conversation, HomeSnapshot home)
    {
        if (conversation.LastAction is not { } action) return interpretation with { Problems = Interpretation.Said(Words.NothingToUndo.Say()).Problems };
        var plan = UndoPlan.Make(action, home);
        return interpretation with
        {
            Calls = plan.Calls,
            Problems = plan.Lasting.IsEmpty ? [] : [new(RefusalReason.Unsupported, plan.Lasting) { CannotBeUndone = true }],
        };
    }

    /// <summary>"No, the other one": what was done to the wrong one is taken back as well.</summary>
    private static bool IsCorrection(string text, Interpretation interpretation, Conversation conversation)
    {
        var words = UtteranceNormalizer.Split(text);
        var known = Sentences.Spoken.DialogueWords;
        return words.Count > 1 && known.No.Contains(words[0]) && words.Exists(known.Other.Contains)
            && conversation.LastAction is { } action
            && interpretation.Calls is [var call]
            && action.Calls is [var last]
            && call.Service == last.Service && !call.EntityIds.Intersect(last.EntityIds).Any();
    }

    private Interpretation TakeBackToo(Interpretation interpretation, Conversation conversation, HomeSnapshot home)
    {
        // What was on before it was turned on is left as it is.
        var last = conversation.LastAction!.Calls[0];
        var undone = UndoPlan.Make(conversation.LastAction, home).Calls.Where(call => call.Service != last.Service || last.Data.Count > 0);
        var back = reader.Screen(new([.. undone], [], default), home);
        return interpretation with { Calls = [.. back.Calls, .. interpretation.Calls] };
    }

    private static PendingQuestion? QuestionOf(Interpretation interpretation, Utterance utterance)
    {
        if (interpretation.NeedsConfirmation) return new PendingQuestion.Confirmation(utterance.Text, interpretation.Unconfirmed);
        var unclear = interpretation.Problems.FirstOrDefault(problem => problem.AsksBack && !problem.Candidates.IsEmpty);
        return unclear is null ? null : new PendingQuestion.Choice(utterance.Text, utterance.AreaId, unclear.Candidates);
    }

    private static void Remember(Interpretation interpretation, Conversation conversation, HomeSnapshot home)
    {
        if (!interpretation.Calls.IsEmpty)
        {
            conversation.LastAction = new(interpretation.Calls, home);
            // "Them" are all that the utterance was about; of several orders, the last is the one to repeat.
            conversation.History = new(interpretation.Calls[^1], [.. interpretation.Calls.SelectMany(call => call.EntityIds).Distinct()]);
        }

        // "Which lights are on?" "Turn them off."
        if (interpretation.Told.LastOrDefault(answer => !answer.Devices.IsEmpty) is not { } told) return;
        // "How warm is it in the kitchen?" "What about the bedroom?"
        var asked = interpretation.Answers[^1];
        var data = asked is { Kind: QueryKind.Value, Quantity: { } quantity } ? new JsonObject { ["quantity"] = quantity } : [];
        conversation.History = new(new ServiceCall(asked.Service, told.Devices, data), told.Devices);
    }

    /// <summary>What was talked about last, as far as it is still there.</summary>
    private static History? HistoryIn(HomeSnapshot home, Conversation conversation)
    {
        if (conversation.History is not { } history) return null;
        ImmutableArray<EntityId> devices = [.. history.Devices.Where(id => home.FindDevice(id) is not null)];
        return devices.IsEmpty ? null : history with { Devices = devices };
    }
}
