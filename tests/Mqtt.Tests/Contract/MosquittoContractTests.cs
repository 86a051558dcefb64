using HomeLLM.Engines;
using HomeLLM.Engines.Mqtt;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.Mqtt.Tests.Contract;

public class MosquittoVersion311Tests() : MosquittoContractTests(MqttVersion.V311);

public class MosquittoVersion5Tests() : MosquittoContractTests(MqttVersion.V5);

/// <summary>The built-in client.</summary>
public abstract class MosquittoContractTests(MqttVersion version) : MosquittoContract(version)
{
    private protected override IMqttConnection Make(MqttConnectionSettings settings) =>
        MqttConnectionFactory.Create(settings, NullLogger.Instance, TimeProvider.System);
}
