// engine/kernels/input_gradient.hpp — the gradient with respect to a convolution's input, gathered row by row.
#pragma once

#include <vector>

#include "kernels/rows.hpp"
#include "kernels/terms.hpp"

namespace convscope::kernels {

/// What direct_backward_input scatters, gathered: every pixel of the input adds up, in the same order and so to the
/// same bits, the gradients of the outputs that it reached. Pixels that lie a stride apart are neighbours of a
/// sub-image whose windows all use the same taps; the gradients around the output's edge are zeros that are laid out
/// beforehand.
template <class T>
class InputGradient {
 public:
  /// @param interior  the part of the padded planes whose gradient is wanted.
  InputGradient(const Windows& windows, const Interior& interior);

  /// @param weight  as in Windows; its values must be finite, since they meet the zeros around the gradients.
  void pack(const T* weight);

  /// @param grad_output  as the output in Windows.
  /// @param grad_input   [batch, groups·inputs, interior.height, interior.width]; overwritten.
  void run(const T* grad_output, T* grad_input);

  /// Rows of every sub-image must hold a vector.
  [[nodiscard]] static bool serves(const Windows& windows, const Interior& interior) noexcept;

 private:
  /// The input pixels (row + i · stride_height, column + j · stride_width).
  struct SubImage {
    Offset row;
    Offset column;
    Offset height;
    Offset width;
    TermList terms;
    std::vector<T> weights;  ///< packed group by group
  };

  void add_sub_image(Offset row, Offset column);
  void run_group(const SubImage& part, const T* packed, T* grad_input);

  Windows windows_;
  Interior interior_;
  SplitPlanes around_;  ///< the output's gradients with their zeros
  Interior gradients_;  ///< where they stand in there
  std::vector<SubImage> parts_;
  std::vector<T> no_bias_;
  std::vector<T> laid_out_;
  std::vector<T> scratch_;  ///< one group of a sub-image
};

}  // namespace convscope::kernels
