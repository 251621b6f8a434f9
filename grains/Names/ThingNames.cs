using Grid.Areas;
using Grid.Buildings;
using Grid.Cells;
using Grid.Counties;
using Grid.Departments;
using Grid.Operations;
using Grid.Parts;
using Grid.Registers;
using Grid.Roads;
using Grid.Segments;
using Grid.Shops;

namespace Grid.Names;

/// <summary>What a registered thing is called by its entry; a dog, a household and a person have no name.</summary>
internal static class ThingNames
{
    public static string? Of(RegisterData data) => data switch
    {
        CountyData county => county.Name,
        AreaData area => area.Name,
        CellData cell => cell.Name,
        RoadData road => road.Name,
        SegmentData segment => segment.Name,
        BuildingData building => building.Name,
        ShopData shop => shop.Name,
        DepartmentData department => department.Name,
        PartData part => part.Name,
        OperationData operation => operation.Name,
        _ => null,
    };
}
