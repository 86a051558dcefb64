using HomeLLM.Engines;
using HomeLLM.HomeAgent.Voice.Listening;
using Microsoft.Extensions.Hosting;

namespace HomeLLM.HomeAgent.Mqtt;

/// <summary>Keeps the connection up while the agent runs; says <c>offline</c> at its end. A broker that is away holds nothing up.</summary>
internal sealed class MqttLink(IMqttConnection connection, MqttTopics topics, ListenPlan? plan = null) : IHostedService
{
    /// <summary>How long the goodbye may take.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => connection.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Goodbye);
        if (connection.IsConnected && plan is null)
        {
            // A polite end sends no will, so the agent says it itself.
            await connection.PublishAsync(MqttSettings.StatusMessage(topics.Status, "offline"), Goodbye, CancellationToken.None).ConfigureAwait(false);
        }

        await connection.StopAsync(limit.Token).ConfigureAwait(false);
    }
}
