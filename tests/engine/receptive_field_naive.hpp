// tests/engine/receptive_field_naive.hpp — receptive fields found by trying every pixel and every kernel tap, one axis
// at a time; no formula of the engine is used.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "receptive_field_nets.hpp"

namespace convscope::nets {

/// One axis of one node.
struct NaiveLayer {
  std::string id;
  std::vector<std::string> reads;
  bool spreads = false;
  Index kernel = 1;
  Index stride = 1;
  Index dilation = 1;
  Index before = 0;
  Index after = 0;
};

/// Ids in an order in which every node comes behind those it reads.
using NaiveNet = std::vector<NaiveLayer>;

/// What one unit reads directly: all taps, and for spreading layers all pixels that could have written to it.
inline std::set<Index> reads_of(const NaiveLayer& layer, Index unit) {
  std::set<Index> found;
  // No pixel writes further than its kernel and padding reach.
  const Index horizon = std::abs(unit) + layer.kernel * layer.dilation + layer.before;
  for (Index tap = 0; tap < layer.kernel; ++tap) {
    if (!layer.spreads) {
      found.insert(unit * layer.stride + tap * layer.dilation - layer.before);
      continue;
    }
    for (Index pixel = -horizon; pixel <= horizon; ++pixel) {
      if (pixel * layer.stride + tap * layer.dilation - layer.before == unit) {
        found.insert(pixel);
      }
    }
  }
  return found;
}

/// Every unit of every node that `unit` of node `id` depends on. Maps are unbounded: padding is seen too.
inline std::map<std::string, std::set<Index>> dependencies(const NaiveNet& net, const std::string& id, Index unit) {
  std::map<std::string, std::set<Index>> needed;
  needed[id].insert(unit);
  for (auto layer = net.rbegin(); layer != net.rend(); ++layer) {
    for (const Index at : needed[layer->id]) {
      for (const std::string& parent : layer->reads) {
        const std::set<Index> direct = reads_of(*layer, at);
        needed[parent].insert(direct.begin(), direct.end());
      }
    }
  }
  return needed;
}

/// How many windows begin inside the padded map and end inside it, by trying.
inline Index count_windows(Index padded, Index extent, Index stride) {
  Index count = 0;
  while (count * stride + extent <= padded) {
    ++count;
  }
  return count;
}

/// Map size behind one layer, by trying.
inline Index naive_size(const NaiveLayer& layer, Index read) {
  const Index extent = (layer.kernel - 1) * layer.dilation + 1;
  if (!layer.spreads) {
    return count_windows(read + layer.before + layer.after, extent, layer.stride);
  }
  Index end = 0;
  for (Index pixel = 0; pixel < read; ++pixel) {
    for (Index tap = 0; tap < layer.kernel; ++tap) {
      end = std::max(end, pixel * layer.stride + tap * layer.dilation + 1);
    }
  }
  return end - layer.before - layer.after;
}

/// The least padding that gives ⌈read / stride⌉ windows, by trying.
inline Index naive_same_total(Index read, Index extent, Index stride) {
  Index total = 0;
  while (count_windows(read + total, extent, stride) * stride < read) {
    ++total;
  }
  return total;
}

}  // namespace convscope::nets
