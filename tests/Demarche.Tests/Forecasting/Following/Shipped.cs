using Demarche.Forecasting.Following;

namespace Demarche.Tests.Forecasting.Following;

/// <summary>The tables that ship, read once.</summary>
static class Shipped
{
    static readonly Lazy<CascadeCatalog> s_catalog = new(() => CascadeCatalog.Load(Path.Combine(Support.Root, "data", "cascades")));
    static readonly Lazy<World> s_world = new(() => World.Load(Path.Combine(Support.Root, "data", "covariates")));

    public static CascadeCatalog Catalog => s_catalog.Value;

    public static World World => s_world.Value;

    public static Cascade Cascade(string id) => Catalog.All.Single(c => c.Id == id);
}
