using HomeLLM.Engines;
using HomeLLM.Engines.Packages.Mqtt;
using HomeLLM.Mqtt.Tests.Contract;
using Microsoft.Extensions.Logging.Abstractions;

namespace HomeLLM.Packages.Tests.Mqtt;

public class MqttNetVersion311Tests() : MqttNetContractTests(MqttVersion.V311);

public class MqttNetVersion5Tests() : MqttNetContractTests(MqttVersion.V5);

public abstract class MqttNetContractTests(MqttVersion version) : MosquittoContract(version)
{
    private protected override IMqttConnection Make(MqttConnectionSettings settings) =>
        MqttNetConnectionFactory.Create(settings, NullLogger.Instance, TimeProvider.System);
}
