using System.Buffers;
using System.Text;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace Grid.Posts;

/// <summary>
/// A post in messages and snapshots. A post of the plan is the number that it had when the posts were an enum, so that
/// each version reads what the other wrote; a post of a county's own is its code in UTF-8.
/// </summary>
[RegisterSerializer, RegisterCopier]
internal sealed class PostCodec : IFieldCodec<Post>, IDeepCopier<Post>
{
    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, Post value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (value.Number is { } number)
        {
            Int32Codec.WriteField(ref writer, fieldIdDelta, expectedType, number, typeof(int));
            return;
        }

        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(Post), WireType.LengthPrefixed);
        var code = Encoding.UTF8.GetBytes(value.Code);
        writer.WriteVarUInt32((uint)code.Length);
        writer.Write(code);
    }

    public Post ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.WireType != WireType.LengthPrefixed)
        {
            var number = Int32Codec.ReadValue(ref reader, field);
            return Post.TryNumber(number, out var post)
                ? post
                : throw new SerializerException($"The plan has no post of number {number}.");
        }

        ReferenceCodec.MarkValueField(reader.Session);
        return new(Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadVarUInt32())));
    }

    public Post DeepCopy(Post input, CopyContext context) => input;
}
