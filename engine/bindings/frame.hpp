// engine/bindings/frame.hpp — one call's arguments and results, as 32-bit words in wasm memory that JavaScript fills.
//
// A frame begins with the operation's result slots, six words each: pointer, rank and up to four sizes. A slot whose
// pointer is 0 on entry gets its memory from the result buffer; any other must already have the right rank and sizes.
// Behind the slots stand the arguments, in the order in which the operation reads them.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

#include "convscope/conv_geometry.hpp"
#include "convscope/pool_geometry.hpp"
#include "convscope/shape.hpp"

namespace convscope::bindings {

using Address = std::uintptr_t;

/// A pointer into wasm memory, from the number that JavaScript knows it by.
template <class T>
T* at(Address address) noexcept {
  return std::bit_cast<T*>(address);
}

enum class Dtype : std::int32_t { float32 = 0, float64 = 1 };

/// An image or a batch in the caller's memory.
struct Operand {
  Address data = 0;
  Shape4 shape;

  template <class T>
  [[nodiscard]] const T* as() const noexcept {
    return at<const T>(data);
  }
};

/// Reads a frame word by word. Kinds and ranges of single numbers were checked by the facade.
class FrameReader {
 public:
  FrameReader(Address frame, int result_slots) noexcept
      : next_(at<const std::int32_t>(frame) + result_slots * words_per_slot) {}

  static constexpr int words_per_slot = 6;

  Index index() noexcept { return *next_++; }
  bool flag() noexcept { return *next_++ != 0; }
  Address address() noexcept { return static_cast<std::uint32_t>(*next_++); }

  double real() noexcept {
    double value{};
    std::memcpy(&value, next_, sizeof value);
    next_ += 2;
    return value;
  }

  /// An enumeration whose values are numbered as in the facade.
  template <class Enum>
  Enum choice() noexcept {
    return static_cast<Enum>(*next_++);
  }

  Size2 size2() noexcept;
  Operand image2() noexcept;
  Operand image4() noexcept;
  Padding sides() noexcept;
  PaddingRequest padding() noexcept;
  ConvOptions conv_options() noexcept;

  /// Kernel, stride, padding (kind and sides), dilation, ceil mode, and whether the padding counts.
  PoolOptions pool_options() noexcept;

  /// A weight: the four sizes are outputs, inputs per group, height and width.
  Operand weight() noexcept { return image4(); }

 private:
  const std::int32_t* next_;
};

inline WeightShape weight_shape(const Operand& weight) noexcept {
  return {weight.shape.batch, weight.shape.channels, weight.shape.height, weight.shape.width};
}

/// Memory for the results of one operation, kept until the next one asks.
class ResultBuffer {
 public:
  /// Room for all results of an operation, aligned to 16; the last operation's are forgotten.
  Address reserve(std::size_t bytes);

  /// The room that `bytes` need, alignment included.
  static constexpr std::size_t rounded(std::size_t bytes) noexcept { return (bytes + 15) / 16 * 16; }

  ResultBuffer() = default;
  ResultBuffer(const ResultBuffer&) = delete;
  ResultBuffer& operator=(const ResultBuffer&) = delete;
  ResultBuffer(ResultBuffer&&) = delete;
  ResultBuffer& operator=(ResultBuffer&&) = delete;
  ~ResultBuffer() { release(); }

 private:
  void release() noexcept;

  void* room_ = nullptr;
  std::size_t capacity_ = 0;
};

/// One result of an operation: where it goes, or that it still needs memory.
struct Result {
  std::span<const Index> sizes;
  std::size_t element_size;
};

/// Settles the frame's result slots: checks what the caller brought against `results`, finds memory for the rest and
/// writes pointers, ranks and sizes back.
///
/// @throws InvalidArgument "shape" when the caller's tensor has other sizes than the result.
template <std::size_t Count>
std::array<Address, Count> place_results(Address frame, ResultBuffer& buffer, const std::array<Result, Count>& results);

void place_results(Address frame, ResultBuffer& buffer, std::span<const Result> results, std::span<Address> addresses);

template <std::size_t Count>
std::array<Address, Count> place_results(Address frame, ResultBuffer& buffer,
                                         const std::array<Result, Count>& results) {
  std::array<Address, Count> addresses{};
  place_results(frame, buffer, std::span<const Result>(results), std::span<Address>(addresses));
  return addresses;
}

/// Writes a slot that points at memory which outlives the call.
void write_view(Address frame, Address data, std::span<const Index> sizes) noexcept;

/// The sizes of a layer's data, as a result slot takes them.
inline std::array<Index, 4> sizes_of(const Shape4& s) noexcept { return {s.batch, s.channels, s.height, s.width}; }

}  // namespace convscope::bindings
