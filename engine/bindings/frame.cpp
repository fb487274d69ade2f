// engine/bindings/frame.cpp — frames read, and results given a place.
#include "bindings/frame.hpp"

#include <cstdlib>
#include <new>
#include <string>

#include "convscope/memory.hpp"
#include "convscope/text.hpp"

namespace convscope::bindings {
namespace {

struct Slot {
  std::int32_t pointer;
  std::int32_t rank;
  std::array<std::int32_t, 4> sizes;
};
static_assert(sizeof(Slot) == FrameReader::words_per_slot * sizeof(std::int32_t));

void write_slot(Slot& slot, Address data, std::span<const Index> sizes) noexcept {
  slot.pointer = static_cast<std::int32_t>(data);
  slot.rank = static_cast<std::int32_t>(sizes.size());
  for (std::size_t axis = 0; axis < sizes.size(); ++axis) {
    slot.sizes[axis] = static_cast<std::int32_t>(sizes[axis]);
  }
}

std::size_t bytes_of(const Result& result) {
  Index count = 1;
  for (const Index size : result.sizes) {
    count = checked_count("the result", {count, size}, result.element_size);
  }
  return static_cast<std::size_t>(count) * result.element_size;
}

void check_slot(const Slot& slot, const Result& result) {
  std::array<Index, 4> given{};
  const auto rank = static_cast<std::size_t>(slot.rank);
  bool equal = rank == result.sizes.size();
  for (std::size_t axis = 0; axis < rank; ++axis) {
    given[axis] = slot.sizes[axis];
    equal = equal && given[axis] == result.sizes[axis];
  }
  if (!equal) {
    throw_range("shape", Message() << "out must have the result's shape " << result.sizes << "; given "
                                   << std::span<const Index>(given).first(rank));
  }
}

}  // namespace

Size2 FrameReader::size2() noexcept {
  const Index height = index();
  return {height, index()};
}

Operand FrameReader::image2() noexcept {
  const Address data = address();
  const Size2 size = size2();
  return {data, {1, 1, size.height, size.width}};
}

Operand FrameReader::image4() noexcept {
  const Address data = address();
  const Size2 outer = size2();
  const Size2 plane = size2();
  return {data, {outer.height, outer.width, plane.height, plane.width}};
}

Padding FrameReader::sides() noexcept {
  Padding sides;
  sides.top = index();
  sides.left = index();
  sides.bottom = index();
  sides.right = index();
  return sides;
}

PaddingRequest FrameReader::padding() noexcept {
  PaddingRequest request;
  request.kind = choice<PaddingKind>();
  request.sides = sides();
  return request;
}

ConvOptions FrameReader::conv_options() noexcept {
  ConvOptions options;
  options.stride = size2();
  options.padding = padding();
  options.padding_mode = choice<PaddingMode>();
  options.dilation = size2();
  options.groups = index();
  options.flip = flag();
  options.algorithm = choice<Algorithm>();
  return options;
}

PoolOptions FrameReader::pool_options() noexcept {
  PoolOptions options;
  options.kernel = size2();
  options.stride = size2();
  options.padding = padding();
  options.dilation = size2();
  options.ceil_mode = flag();
  options.count_include_pad = flag();
  return options;
}

void ResultBuffer::release() noexcept {
  std::free(room_);  // NOLINT(cppcoreguidelines-no-malloc): raw room, may be large, must fail softly
  room_ = nullptr;
  capacity_ = 0;
}

Address ResultBuffer::reserve(std::size_t bytes) {
  // Small room is kept for the next call; a large one is given back when a call needs much less.
  constexpr std::size_t kept = std::size_t{1} << 22;
  if (bytes <= capacity_ && (capacity_ <= kept || bytes > capacity_ / 4)) {
    return std::bit_cast<Address>(room_);
  }
  release();
  room_ = std::aligned_alloc(16, rounded(bytes));  // NOLINT(cppcoreguidelines-no-malloc): as above
  if (room_ == nullptr) {
    throw std::bad_alloc();
  }
  capacity_ = rounded(bytes);
  return std::bit_cast<Address>(room_);
}

void place_results(Address frame, ResultBuffer& buffer, std::span<const Result> results, std::span<Address> addresses) {
  Slot* const slots = at<Slot>(frame);
  std::size_t needed = 0;
  // Until the room is there, `addresses` holds how many bytes of it stand before each result.
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (slots[i].pointer == 0) {
      addresses[i] = needed;
      needed += ResultBuffer::rounded(bytes_of(results[i]));
    } else {
      check_slot(slots[i], results[i]);
    }
  }
  const Address room = buffer.reserve(needed);
  for (std::size_t i = 0; i < results.size(); ++i) {
    Slot& slot = slots[i];
    addresses[i] = slot.pointer == 0 ? room + addresses[i] : static_cast<std::uint32_t>(slot.pointer);
    write_slot(slot, addresses[i], results[i].sizes);
  }
}

void write_view(Address frame, Address data, std::span<const Index> sizes) noexcept {
  write_slot(*at<Slot>(frame), data, sizes);
}

}  // namespace convscope::bindings
