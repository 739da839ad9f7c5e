namespace Demarche.Store;

/// <summary>Questions about what happened between countries and actors over time. The record in one file and the store on several machines answer them alike.</summary>
public interface IAnswers
{
    /// <inheritdoc cref="EventStore.Dyad"/>
    IReadOnlyList<DyadPeriod> Dyad(string a, string b, string by = "month", DateOnly? from = null, DateOnly? to = null);

    /// <inheritdoc cref="EventStore.Panel"/>
    IReadOnlyList<PanelRow> Panel(bool dyads, DateOnly from, DateOnly to, string by = "month", IReadOnlyList<string>? countries = null);

    /// <inheritdoc cref="EventStore.Coverage"/>
    IReadOnlyList<CoverageRow> Coverage(string by = "day", bool outlets = true, string? outlet = null, DateOnly? from = null, DateOnly? to = null);

    /// <inheritdoc cref="EventStore.Activity"/>
    IReadOnlyList<ActivityDay> Activity(DateOnly? from = null, DateOnly? to = null);

    /// <inheritdoc cref="EventStore.Partners"/>
    IReadOnlyList<ActorPartner> Partners(string actor, int limit = 50);

    /// <inheritdoc cref="EventStore.Extent"/>
    (DateOnly? First, DateOnly? Last) Extent();

    /// <inheritdoc cref="EventStore.CountryActs"/>
    IReadOnlyList<CountryAct> CountryActs();
}
