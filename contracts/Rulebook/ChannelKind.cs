namespace Grid.Rulebook;

/// <summary>
/// What sort of channel it is (信息来源类别). Limits and repeats speak of a whole kind as <c>kind:public</c>. Numbers are
/// stored and sent: new ones go at the end.
/// </summary>
public enum ChannelKind
{
    /// <summary>公众: residents and shops.</summary>
    Public = 0,

    /// <summary>媒体</summary>
    Media = 1,

    /// <summary>领导交办</summary>
    Leader = 2,

    /// <summary>视频识别</summary>
    Video = 3,

    /// <summary>巡查: the city's own collectors, patrols and inspectors.</summary>
    Patrol = 4,

    /// <summary>部门: another office of the county, or a partner.</summary>
    Department = 5,
}
