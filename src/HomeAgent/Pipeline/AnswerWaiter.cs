using HomeLLM.DeviceRegistry;
using HomeLLM.Grammar;

namespace HomeLLM.HomeAgent.Pipeline;

/// <summary>
/// Waits for the states that come back after calls: all at once, and no longer than the slowest may take. Made before the first call
/// is published, so that no answer is missed.
/// </summary>
internal sealed class AnswerWaiter(HomeRegistry registry, TimeProvider time, IUtteranceObserver? observer) : IDisposable
{
    private readonly HomeSubscription _subscription = registry.Subscribe();
    private readonly List<Expectation> _pending = [];
    private readonly HashSet<EntityId> _heard = [];
    private HomeSnapshot _home = registry.Current;

    /// <summary>The home as the last answer left it.</summary>
    public HomeSnapshot Home => _home;

    /// <summary>Waits for the devices of this call too.</summary>
    public void Expect(ServiceCall call) => _pending.AddRange(call.EntityIds.Select(id => new Expectation(call, id)));

    /// <summary>Waits until all devices have answered.</summary>
    /// <returns>Who hasn't: the devices of each call. A call isn't in it where all its devices answered.</returns>
    public async Task<ILookup<ServiceCall, EntityId>> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        RemoveReached();
        try
        {
            while (_pending.Count > 0 && await _subscription.Changes.WaitToReadAsync(either.Token).ConfigureAwait(false))
            {
                while (_subscription.Changes.TryRead(out var change)) Take(change);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time is up: who was heard and is on or off as it should be has answered, if not to the letter.
            RemoveWhere(expectation => _heard.Contains(expectation.Id) && IsMet(expectation, ExpectedState.HasValue));
        }

        return _pending.ToLookup(expectation => expectation.Call, expectation => expectation.Id);
    }

    public void Dispose() => _subscription.Dispose();

    private void Take(HomeChange change)
    {
        _home = change.Home;
        if (change.Device is { } device) _heard.Add(device.Id);
        RemoveReached();
    }

    private void RemoveReached() => RemoveWhere(expectation => IsMet(expectation, ExpectedState.IsReached));

    private bool IsMet(Expectation expectation, Func<ServiceCall, Device, Device, bool> isMet) =>
        _subscription.Start.FindDevice(expectation.Id) is { } before
        && _home.FindDevice(expectation.Id) is { } now
        && isMet(expectation.Call, before, now);

    private void RemoveWhere(Predicate<Expectation> isDone)
    {
        var done = _pending.FindAll(isDone);
        if (done.Count == 0) return;
        _pending.RemoveAll(done.Contains);
        foreach (var id in done.Select(expectation => expectation.Id).Distinct())
        {
            if (_pending.Exists(expectation => expectation.Id == id)) continue;
            observer?.OnState(_subscription.Start.FindDevice(id)!, _home.FindDevice(id)!);
        }
    }

    private sealed record Expectation(ServiceCall Call, EntityId Id);
}
