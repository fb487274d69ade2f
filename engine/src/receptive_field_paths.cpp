// engine/src/receptive_field_paths.cpp — fields carried through layers and united where paths meet.
#include "receptive_field_paths.hpp"

#include <algorithm>

namespace convscope {
namespace {

/// Bounds time and memory: every node at which strides disagree can double their number.
constexpr std::size_t most_strides = 256;

/// Pixels from `first` to `last`: none for a unit that looks into a gap between a convTranspose's stamps.
Index pixels(Index first, Index last) noexcept { return std::max<Index>(0, last - first + 1); }

Index width(const PathBundle& bundle) { return std::max<Index>(0, Staircase::widest(bundle.first, bundle.last)); }

/// Unit u reads units u · stride − before to u · stride − before + extent − 1.
PathBundle gathered(const PathBundle& from, const Window& window) {
  const Index reach = window.extent() - 1 - window.before;
  PathBundle to;
  to.stride = from.stride * Rational(window.stride);
  to.start = from.start - from.stride * Rational(window.before);
  to.end = from.end + from.stride * Rational(reach);
  to.first = from.first.stretched(window.stride, -window.before);
  to.last = from.last.stretched(window.stride, reach);
  return to;
}

/// Unit u reads the units i with i · stride − before ≤ u ≤ i · stride − before + extent − 1.
PathBundle spread(const PathBundle& from, const Window& window) {
  const Index reach = window.before - (window.extent() - 1);
  PathBundle to;
  to.stride = from.stride * Rational(1, window.stride);
  to.start = from.start + to.stride * Rational(reach);
  to.end = from.end + to.stride * Rational(window.before);
  // ⌈x / s⌉ = ⌊(x + s − 1) / s⌋
  to.first = from.first.shrunk(window.stride, reach + window.stride - 1);
  to.last = from.last.shrunk(window.stride, window.before);
  return to;
}

}  // namespace

AxisField AxisField::of_input() {
  AxisField field;
  field.bundles_.emplace_back();
  return field;
}

AxisField AxisField::behind(const Window& window) const {
  AxisField field;
  field.placed_ = placed_ && window.placed;
  field.bundles_.reserve(bundles_.size());
  for (const PathBundle& bundle : bundles_) {
    field.bundles_.push_back(window.spreads ? spread(bundle, window) : gathered(bundle, window));
  }
  return field;
}

AxisField AxisField::joined(std::span<const AxisField* const> fields) {
  AxisField field = *fields.front();
  field.placed_ = std::all_of(fields.begin(), fields.end(), [](const AxisField* path) { return path->placed_; });
  for (const AxisField* const path : fields.subspan(1)) {
    for (const PathBundle& bundle : path->bundles_) {
      field.join(bundle);
    }
  }
  return field;
}

void AxisField::join(const PathBundle& bundle) {
  const auto same = std::find_if(bundles_.begin(), bundles_.end(),
                                 [&](const PathBundle& known) { return known.stride == bundle.stride; });
  if (same == bundles_.end()) {
    if (bundles_.size() == most_strides) {
      throw ExactOverflow{};
    }
    bundles_.push_back(bundle);
  } else if (placed_) {
    same->start = std::min(same->start, bundle.start);
    same->end = std::max(same->end, bundle.end);
    same->first = Staircase::lower(same->first, bundle.first);
    same->last = Staircase::upper(same->last, bundle.last);
  } else if (width(*same) < width(bundle)) {
    // Fields whose places are unknown are taken to have one centre.
    *same = bundle;
  }
}

bool AxisField::disagrees(const AxisField& other) const {
  if (bundles_.size() != 1 || other.bundles_.size() != 1) {
    return true;
  }
  const PathBundle& mine = bundles_.front();
  const PathBundle& theirs = other.bundles_.front();
  return mine.stride != theirs.stride || mine.center() != theirs.center();
}

std::string AxisField::text() const {
  const PathBundle& main = largest();
  return "stride " + main.stride.text() + " and centre " + main.center().text();
}

const PathBundle& AxisField::largest() const {
  return *std::max_element(bundles_.begin(), bundles_.end(), [](const PathBundle& a, const PathBundle& b) {
    const Index left = width(a);
    const Index right = width(b);
    return left != right ? left < right : a.stride < b.stride;
  });
}

AxisSummary AxisField::summary() const {
  const PathBundle& main = largest();
  AxisSummary summary;
  summary.stride = main.stride.value();
  summary.size = within_exact(width(main));
  if (!placed_) {
    return summary;
  }
  Rational center = main.center();
  if (bundles_.size() > 1) {
    Index first = main.first(0);
    Index last = main.last(0);
    for (const PathBundle& bundle : bundles_) {
      first = std::min(first, bundle.first(0));
      last = std::max(last, bundle.last(0));
    }
    summary.size = within_exact(pixels(first, last));
    center = Rational(first + last, 2);
  }
  summary.center = center.value();
  summary.padding = (Rational(summary.size - 1, 2) - center).value();
  return summary;
}

}  // namespace convscope
